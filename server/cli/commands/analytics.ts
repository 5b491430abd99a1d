import type { Register } from "../../cli.ts";

const register: Register = (program) => {
  program
    .command("analytics")
    .description("Look after the figures of analytics.")
    .command("rebuild")
    .description("Count all that is kept for analytics anew from the conversations. Answers stay right meanwhile.")
    .option("--merchant <slug>", "only this merchant's")
    .action(async ({ merchant }: { merchant?: string }) => {
      const { rebuildAnalytics } = await import("../analytics.ts");
      await rebuildAnalytics(merchant ?? null, console.log);
    });
};

export default register;
