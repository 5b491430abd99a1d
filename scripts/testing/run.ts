import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

type Options = { env?: Record<string, string>; cwd?: string };

const root = join(import.meta.dirname, "../..");

/** Runs one of our programs to its end, with these settings on top of none. */
export async function runProgram(args: string[], { env = {}, cwd = root }: Options = {}): Promise<Ended> {
  const [script = "", ...rest] = args;
  const child = spawn(process.execPath, [join(root, script), ...rest], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = { code: null, stdout: "", stderr: "" } as Ended;
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      ended[name] += text;
    });
  }
  [ended.code] = (await once(child, "close")) as [number | null];
  return ended;
}
