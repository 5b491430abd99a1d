/** A message of a stream of Server-Sent Events; without data it only brings a new id. */
export type Message = { id: string | null; event: string; data: string | null; retryMs: number | null };

/** Reads Server-Sent Events, https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream. */
export async function* readSse(body: AsyncIterable<Uint8Array>): AsyncGenerator<Message> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? "";
    yield* blocks.map(parse);
  }
}

function parse(block: string): Message {
  const message: Message = { id: null, event: "message", data: null, retryMs: null };
  for (const line of block.split(/\r?\n/)) {
    const [, name, value = ""] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (name === "id") message.id = value;
    else if (name === "event") message.event = value;
    else if (name === "data") message.data = message.data === null ? value : `${message.data}\n${value}`;
    else if (name === "retry" && /^\d+$/.test(value)) message.retryMs = Number(value);
  }
  return message;
}
