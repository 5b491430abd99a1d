import { styleText } from "node:util";

/** How to sign in to the demo shop. The secrets are in no other place. */
export interface Demo {
  email: string;
  password: string;
  apiKey: string;
}

const strong = (text: string) => styleText("bold", text);
const quiet = (text: string) => styleText("dim", text);
const row = (label: string, value: string) => `  ${quiet(label.padEnd(11))}${value}\n`;

/** What the console says once the product answers. */
export function startMessage(address: string, demo: Demo | null): string {
  if (!demo) return `\n  ${strong("ShopGuide is running")} at ${address}\n  ${quiet("Stop it with Ctrl-C.")}\n\n`;
  const curl = `curl -H "Authorization: Bearer ${demo.apiKey}" "${address}/v1/conversations?limit=3"`;
  return [
    `\n  ${strong("ShopGuide is running")} at ${address}\n\n`,
    `  A demo shop with a few hundred conversations is ready. ${strong("Its secrets are shown only now:")}\n\n`,
    row("E-mail", demo.email),
    row("Password", demo.password),
    row("API key", demo.apiKey),
    `\n  ${quiet("Try the API:")}\n  ${curl}\n`,
    `\n  ${quiet("Stop it with Ctrl-C.")}\n\n`,
  ].join("");
}
