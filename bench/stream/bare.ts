import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { env } from "#lib/env.ts";

// The baseline: a bare `ws` broadcast. A text that is posted goes to every client; nothing is stored, checked or ordered.

const server = createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  for (const client of sockets.clients) client.send(text);
  response.end();
});
const sockets = new WebSocketServer({ server });
server.listen(env().PORT, "127.0.0.1", () => process.send?.({ type: "ready" }));
process.on("SIGTERM", () => process.exit(0));
