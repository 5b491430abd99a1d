import type { Register } from "../../cli.ts";

const register: Register = (program) => {
  const keys = program.command("keys").description("Make, list and revoke API keys.");

  keys
    .command("create")
    .description("Make an API key and print it, and nothing else, on standard output.")
    .requiredOption("--merchant <slug>", "whose key it is")
    .requiredOption("--name <name>", "what the key is for")
    .requiredOption("--scopes <list>", 'what it may do, e.g. "*" or "conversations:read,webhooks:write"')
    .option("--expires-in-days <days>", "when it expires; without this, never")
    .action(
      async ({ merchant, ...wishes }: { merchant: string; name: string; scopes: string; expiresInDays?: string }) => {
        const { makeKey } = await import("../keys.ts");
        const { id, key } = await makeKey(merchant, wishes);
        console.error(`Made ${id}. The key is shown only now; a hash of it is kept.`);
        console.log(key);
      },
    );

  keys
    .command("list")
    .description("List a merchant's API keys, newest first.")
    .requiredOption("--merchant <slug>", "whose keys")
    .action(async ({ merchant }: { merchant: string }) => {
      const { describeKeys } = await import("../keys.ts");
      console.log(await describeKeys(merchant));
    });

  keys
    .command("revoke <id>")
    .description("Revoke an API key; it stops working within a second.")
    .requiredOption("--merchant <slug>", "whose key it is")
    .action(async (id: string, { merchant }: { merchant: string }) => {
      const { endKey } = await import("../keys.ts");
      console.log(`Revoked ${await endKey(merchant, id)}.`);
    });
};

export default register;
