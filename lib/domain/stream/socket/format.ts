import { textFrame } from "#lib/http/websocket-frame.ts";
import type { Format } from "../format.ts";
import type { ServerMessage } from "./contract.ts";

export const frameOf = (message: ServerMessage): Buffer => textFrame(JSON.stringify(message));

/** How the messages of a subscription of this name are written, whoever's it is. */
export const formatOf = (id: string): Format => ({
  name: `socket ${id}`,
  begin: (cursor) => frameOf({ type: "subscribed", id, cursor }),
  idle: (cursor) => frameOf({ type: "cursor", id, cursor }),
  gap: (cursor, { reason, message, fetch_from }) => frameOf({ type: "gap", id, cursor, reason, message, fetch_from }),
  item({ json }, cursor) {
    // The event is JSON already, byte for byte what webhooks and Server-Sent Events carry.
    const head = JSON.stringify({ type: "event", id, cursor });
    return textFrame(`${head.slice(0, -1)},"event":${json}}`);
  },
});

/** Nearly every connection has the one subscription of its address. */
export const defaultFormat = formatOf("default");
