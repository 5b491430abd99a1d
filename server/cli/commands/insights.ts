import type { Register } from "../../cli.ts";

const register: Register = (program) => {
  program
    .command("insights")
    .description("Look after what is computed from conversations.")
    .command("rebuild")
    .description("Group the questions of customers anew, from the first message on; ids of groups change.")
    .requiredOption("--merchant <slug>", "whose questions")
    .action(async ({ merchant }: { merchant: string }) => {
      const { asMerchant } = await import("../as-merchant.ts");
      const { regroup } = await import("#lib/domain/analytics/insights/questions/grouping/service.ts");
      const started = performance.now();
      await asMerchant(merchant, regroup);
      console.log(`Grouped anew in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    });
};

export default register;
