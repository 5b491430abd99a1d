import type { Register } from "../../cli.ts";

const register: Register = (program) => {
  program
    .command("demo")
    .description("Make the demo shop, also beside an external database, and print how to sign in.")
    .option("--reset-password", "give the owner of an existing demo shop a new password")
    .action(async ({ resetPassword = false }: { resetPassword?: boolean }) => {
      const { makeDemo } = await import("../demo.ts");
      console.log(await makeDemo(resetPassword));
    });
};

export default register;
