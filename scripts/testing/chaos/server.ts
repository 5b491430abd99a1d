import { fileURLToPath } from "node:url";
import { pool } from "#lib/db/pool.ts";
import { endStreams } from "#lib/domain/stream/service.ts";
import { env } from "#lib/env.ts";
import { apiListener } from "#server/web/routes.ts";
import { makeServer } from "#server/web/server.ts";
import { serveSockets } from "#server/web/sockets.ts";
import { onStop } from "#server/web/stop.ts";

// The product's server without pages, in a process that may be killed.

const api = await apiListener(fileURLToPath(new URL("../../..", import.meta.url)));
const server = makeServer(api, api);
serveSockets(server, (_, socket) => socket.destroy());
onStop(server, { letGo: endStreams, clean: () => pool().end() });
server.listen(env().PORT, "127.0.0.1", () => process.send?.({ type: "ready" }));
