import type { Register } from "../../cli.ts";

const register: Register = (program) => {
  program
    .command("doctor")
    .description("Check settings, disk, database, migrations, clock and port; exit code 1 when something is wrong.")
    .action(async () => {
      const { examine } = await import("../doctor/examine.ts");
      const healthy = await examine();
      process.exitCode = healthy ? 0 : 1;
    });
};

export default register;
