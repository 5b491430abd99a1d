import { readdir } from "node:fs/promises";
import { Command } from "commander";
import about from "../package.json" with { type: "json" };
import { report } from "./report.ts";

// A file in cli/commands adds a command. It loads what it needs inside its action, so that --help is instant.

/** What each file in cli/commands exports by default. */
export type Register = (program: Command) => void;

const folder = new URL("cli/commands/", import.meta.url);

async function makeProgram(): Promise<Command> {
  const program = new Command("shopguide")
    .description("Looks after a ShopGuide installation, beside a running server or without one.")
    .version(about.version)
    .showHelpAfterError("Add --help to see what is possible.");
  const files = await readdir(folder);
  for (const file of files.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).sort()) {
    const { default: register } = (await import(new URL(file, folder).href)) as { default: Register };
    register(program);
  }
  return program;
}

// A reader such as `head` may leave early; the work goes on and closes what it opened.
process.stdout.on("error", () => undefined);
try {
  const program = await makeProgram();
  await program.parseAsync();
} catch (error) {
  report(error);
}
