import type { Register } from "../../cli.ts";

const register: Register = (program) => {
  program
    .command("audit")
    .description("Check the audit log.")
    .command("verify")
    .description("Check every merchant's chain; names what was tampered with, exit code 1 when something was.")
    .option("--merchant <slug>", "only this merchant's")
    .action(async ({ merchant }: { merchant?: string }) => {
      const { verifyAudit } = await import("../audit.ts");
      const intact = await verifyAudit(merchant ?? null, console.log);
      process.exitCode = intact ? 0 : 1;
    });
};

export default register;
