import { spawn } from "node:child_process";
import { type Account, asAccount } from "./account.ts";

/** Runs one of PostgreSQL's programs to its end. Rejects with what it wrote when it failed. */
export function run(account: Account, program: string, args: string[], input = ""): Promise<void> {
  const { command, args: all, options } = asAccount(account, program, args);
  const child = spawn(command, all, { ...options, stdio: ["pipe", "pipe", "pipe"] });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => written.push(text));
  }
  // A program that ends early closes its input; its exit code tells the rest.
  child.stdin.on("error", () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else setImmediate(() => reject(new Error(complaint(written.join("")))));
    });
  });
}

/** The line that says what is wrong, or the last one. */
export function complaint(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const said = lines.filter((line) => /\b(FATAL|PANIC|ERROR|error):/.test(line)).at(-1);
  return said?.replace(/^.*?\b(FATAL|PANIC|ERROR|error):\s*/, "") ?? lines.filter(Boolean).at(-1) ?? "no reason given";
}
