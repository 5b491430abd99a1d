import type { Register } from "../../cli.ts";

const register: Register = (program) => {
  program
    .command("import")
    .description("Bring in data from elsewhere.")
    .command("conversations <file>")
    .description("Import conversations from JSON Lines, plain or gzipped; - reads standard input. See docs/import.md.")
    .requiredOption("--merchant <slug>", "whose conversations they are")
    .option("--json", "print the summary as JSON")
    .action(async (file: string, { merchant, json = false }: { merchant: string; json?: boolean }) => {
      const { importFile } = await import("../import.ts");
      const result = await importFile(file, merchant);
      console.log(json ? JSON.stringify(result) : summarise(result));
      if (result.failed === 0) return;
      console.error("Correct the lines that failed and run the command again: what is imported is skipped.");
      process.exitCode = 1;
    });
};

type Result = { imported: number; skipped: number; failed: number; seconds: number };

function summarise({ imported, skipped, failed, seconds }: Result): string {
  const number = (value: number) => value.toLocaleString("en");
  const known = `${number(skipped)} skipped because they were there already`;
  return `${number(imported)} imported, ${known}, ${number(failed)} failed, in ${seconds.toFixed(1)} s.`;
}

export default register;
