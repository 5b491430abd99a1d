import { resetDemoPassword, seedDemo } from "#lib/domain/demo/service.ts";
import { withDatabase } from "./with-database.ts";

/** Makes the demo shop, or a new password for it, and answers with what to print. */
export function makeDemo(newPassword: boolean): Promise<string> {
  return withDatabase(async () => {
    const made = await seedDemo();
    if (made) return rows("The demo shop is ready. Its secrets are shown only now:", made);
    const reset = newPassword ? await resetDemoPassword() : null;
    if (reset) return rows("The demo shop's owner has a new password, shown only now:", reset);
    return "There is a demo shop already. Add --reset-password for a new password of its owner.";
  });
}

type Secrets = { email: string; password: string; apiKey?: string };

function rows(title: string, { email, password, apiKey }: Secrets): string {
  const lines = [title, `E-mail    ${email}`, `Password  ${password}`];
  return [...lines, ...(apiKey ? [`API key   ${apiKey}`] : [])].join("\n");
}
