import { fileURLToPath } from "node:url";
import next from "next";
import { pool } from "#lib/db/pool.ts";
import { flushUses } from "#lib/domain/api-keys/check.ts";
import { flushCalls } from "#lib/domain/request-logs/record.ts";
import { endStreams } from "#lib/domain/stream/service.ts";
import { env } from "#lib/env.ts";
import { apiListener } from "./web/routes.ts";
import { type Answer, makeServer } from "./web/server.ts";
import { onStop } from "./web/stop.ts";

/** What answers calls of `/v1`, and what answers for pages; the latter could answer both. */
export async function loadAnswers({ dev = false } = {}): Promise<{ api: Answer; page: Answer }> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const { PORT, HOST } = env();
  const dashboard = next({ dev, dir: root, port: PORT, hostname: HOST ?? "localhost" });
  const [api] = await Promise.all([apiListener(root), dashboard.prepare()]);
  return { api, page: dashboard.getRequestHandler() };
}

if (import.meta.main) {
  const answers = await loadAnswers({ dev: process.argv.includes("--dev") });
  const server = makeServer(answers.api, answers.page);
  onStop(server, {
    letGo: endStreams,
    async clean() {
      await Promise.all([flushUses(), flushCalls()]);
      await pool().end();
    },
  });
  server.listen(env().PORT, env().HOST, () => process.send?.({ type: "ready" }));
}
