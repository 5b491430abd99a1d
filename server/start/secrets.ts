import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { keepSecret } from "#lib/data-folder.ts";
import { provideSettings, type Settings } from "#lib/env.ts";

const random = () => randomBytes(32).toString("hex");

/** Makes the product's secrets once and keeps them in the data folder; those that are set stay as they are. */
export async function provideSecrets(folder: string, settings: Settings): Promise<void> {
  const { NEXTAUTH_SECRET, ENCRYPTION_KEY } = settings;
  provideSettings({
    NEXTAUTH_SECRET: NEXTAUTH_SECRET ?? (await keepSecret(join(folder, "secrets/nextauth-secret"), random)),
    ENCRYPTION_KEY: ENCRYPTION_KEY ?? (await keepSecret(join(folder, "secrets/encryption-key"), random)),
  });
}
