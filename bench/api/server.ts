import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { env } from "#lib/env.ts";
import { loadApi } from "#server/web/routes.ts";
import { makeServer } from "#server/web/server.ts";

// The product's server with its API; pages need a build and are not measured here.

const api = await loadApi(fileURLToPath(new URL("../..", import.meta.url)));
const answer = getRequestListener(api.fetch, { overrideGlobalObjects: false });
makeServer(answer, answer).listen(env().PORT, env().HOST, () => process.send?.({ type: "ready" }));
process.on("SIGTERM", () => process.exit(0));
