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

/** Told as soon as the demo shop is made, so that a start that fails later does not lose its secrets. */
export function demoMessage(address: string, { email, password, apiKey }: Demo): string {
  return [
    `\n  A demo shop with 1,200 conversations is ready. ${strong("Its secrets are shown only now:")}\n\n`,
    row("E-mail", email),
    row("Password", password),
    row("API key", apiKey),
    `\n  ${quiet("Try the API:")}\n`,
    `  curl -H "Authorization: Bearer ${apiKey}" "${address}/v1/conversations?limit=3"\n`,
  ].join("");
}

/** What the console says once the product answers. */
export function readyMessage(address: string): string {
  return `\n  ${strong("ShopGuide is running")} at ${address}\n  ${quiet("Stop it with Ctrl-C.")}\n\n`;
}
