import { styleText } from "node:util";
import { OperatorError, oneLine } from "#lib/operator-error.ts";
import { withOpenDatabase } from "../with-database.ts";
import { clock, extensions, migrations, version } from "./database.ts";
import { disk, port, settings } from "./machine.ts";

/** Runs every check and prints a line for each. Answers whether all is well. */
export async function examine(): Promise<boolean> {
  if (!(await check("Settings", settings))) return false;
  const machine = [await check("Disk", disk), await check("Port", port)];
  const database = await examineDatabase();
  return [...machine, ...database].every(Boolean);
}

async function examineDatabase(): Promise<boolean[]> {
  try {
    return await withOpenDatabase(async ({ folder }) => [
      await check("Database", () => version(folder)),
      await check("Extensions", extensions),
      await check("Migrations", () => migrations(folder)),
      await check("Clock", clock),
    ]);
  } catch (error) {
    return [problem("Database", error)];
  }
}

/** A check answers with what it found, or throws with the problem and its remedy. */
async function check(name: string, find: () => Promise<string>): Promise<boolean> {
  try {
    const text = await find();
    print(styleText("green", "✔ ok"), "     ", name, text);
    return true;
  } catch (error) {
    return problem(name, error);
  }
}

function problem(name: string, error: unknown): false {
  const text = error instanceof OperatorError ? error.message : `${oneLine(error)}.`;
  print(styleText("red", "✖ problem"), "", name, text);
  return false;
}

function print(mark: string, padding: string, name: string, text: string): void {
  process.stdout.write(`${mark}${padding}  ${name.padEnd(11)} ${text}\n`);
}
