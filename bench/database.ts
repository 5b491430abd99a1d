import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { provideSettings } from "#lib/env.ts";

/** A PostgreSQL of the benchmark's own, durable as in production (fsync on), gone afterwards. */
export async function withOwnDatabase(work: () => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "shopguide-bench-"));
  const embedded = await openEmbedded(folder);
  try {
    const secret = randomBytes(32).toString("hex");
    provideSettings({
      DATABASE_URL: embedded.url,
      NEXTAUTH_SECRET: secret,
      ENCRYPTION_KEY: secret,
      LOG_LEVEL: "error",
    });
    await migrate(embedded.url);
    await work();
  } finally {
    await embedded.close();
    await rm(folder, { recursive: true, force: true });
  }
}
