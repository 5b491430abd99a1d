import { Option } from "commander";
import type { Register } from "../../cli.ts";

export type ListenOptions = {
  forwardTo: string;
  apiKey: string;
  url: string;
  events?: string;
  replayLast: number;
};

const register: Register = (program) => {
  program
    .command("listen")
    .description("Forward live events, signed like webhooks, to a server on this machine. Needs no database.")
    .requiredOption("--forward-to <url>", "where your server listens, e.g. http://localhost:4000/hooks")
    .addOption(new Option("--api-key <key>", "a key with events:read").env("SHOPGUIDE_API_KEY").makeOptionMandatory())
    .option("--url <url>", "the ShopGuide server", "http://localhost:3000")
    .option("--events <list>", 'which events, e.g. "conversation.*,customer.created"; without this, all')
    .option("--replay-last <count>", "first send this many of the newest events, at most 100", Number, 0)
    .action(async (options: ListenOptions) => {
      const { listen } = await import("../listen/listen.ts");
      await listen(options, console.log);
    });
};

export default register;
