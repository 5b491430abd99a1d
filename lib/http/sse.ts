// Server-Sent Events, https://html.spec.whatwg.org/multipage/server-sent-events.html

/** One message, or a comment. Without data a client only notes the id. */
export type SseMessage = { id?: string; event?: string; data?: string; retryMs?: number; comment?: string };

export const sseHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  // Tells nginx to pass each message on at once.
  "x-accel-buffering": "no",
};

/** The message on the wire; data of several lines stays several lines. */
export function encodeSse({ id, event, data, retryMs, comment }: SseMessage): string {
  let text = "";
  if (comment !== undefined) text += `: ${comment}\n`;
  if (retryMs !== undefined) text += `retry: ${retryMs}\n`;
  if (event !== undefined) text += `event: ${event}\n`;
  if (id !== undefined) text += `id: ${id}\n`;
  if (data !== undefined) text += `data: ${data.replaceAll("\n", "\ndata: ")}\n`;
  return `${text}\n`;
}
