import { Reply } from "./respond.ts";

/** A file to be saved, written while it is sent and only as fast as the client takes it. */
export function fileReply(name: string, type: string, parts: AsyncGenerator<string>): Reply {
  const headers = { "content-type": type, "content-disposition": `attachment; filename="${name}"` };
  return new Reply(200, streamOf(parts), headers);
}

function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
