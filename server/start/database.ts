import { dataFolder } from "#lib/data-folder.ts";
import { connect } from "#lib/db/connect.ts";
import { openEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { env, provideSettings, readSettings } from "#lib/env.ts";
import { provideSecrets } from "./secrets.ts";

/** The database that the settings ask for, reachable through `env()` from here on. */
export interface ProductDatabase {
  /** The data folder it lives in, when nothing else was set. */
  folder?: string;
  lost: Promise<Error>;
  close(): Promise<void>;
}

const never = new Promise<never>(() => undefined);

/** Opens the embedded database, or makes sure that the one in DATABASE_URL answers. */
export async function openDatabase(): Promise<ProductDatabase> {
  const settings = readSettings();
  if (settings.DATABASE_URL) {
    await (await connect(env().DATABASE_URL, "shopguide-start")).end();
    return { lost: never, close: async () => undefined };
  }
  const folder = await dataFolder(settings.SHOPGUIDE_DATA_DIR);
  await provideSecrets(folder, settings);
  const { url, lost, close } = await openEmbedded(folder);
  provideSettings({ DATABASE_URL: url });
  return { folder, lost, close };
}

/** Applies what is missing, past a pooler where there is one. Answers with the names. */
export function migrateDatabase(): Promise<string[]> {
  const { DATABASE_DIRECT_URL, DATABASE_URL } = env();
  return migrate(DATABASE_DIRECT_URL ?? DATABASE_URL);
}
