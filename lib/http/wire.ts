/** A connection that takes bytes as they come, without anything in between that would cost memory or time. */
export type Wire = {
  /** Whether it can take more at once. If not, whoever uses it is told when it can. */
  write: (bytes: Buffer) => boolean;
  /** Ends the connection after these last words. */
  end: (bytes: Buffer) => void;
};

/** What uses a wire. */
export type WireUser = {
  /** The wire can take more again. */
  drained: () => void;
  /** The other end has gone. */
  gone: () => void;
};

const nowhere: Wire = { write: () => false, end: () => undefined };
const nobody: WireUser = { drained: () => undefined, gone: () => undefined };

/**
 * The body of an answer that goes on. Our own server gives it the socket's wire (`attach`); under any other host it is
 * a stream like every other, which takes only as fast as the client reads.
 */
export class LiveBody extends ReadableStream<Uint8Array> {
  readonly #begin: (wire: Wire) => WireUser;
  #user: WireUser | null = null;

  constructor(begin: (wire: Wire) => WireUser) {
    const source: UnderlyingDefaultSource<Uint8Array> = {
      pull: (controller) => {
        if (this.#user) this.#user.drained();
        else this.#user = begin(wireInto(controller));
      },
      // Also a client that left before it was sent anything has to be forgotten.
      cancel: () => (this.#user ?? begin(nowhere)).gone(),
    };
    // Nothing is pulled before somebody reads, so that the wire may still be another one.
    super(source, { highWaterMark: 0 });
    this.#begin = begin;
  }

  attach(wire: Wire): WireUser {
    // What is left of the stream is cancelled when it is collected as garbage, which is nobody's leave.
    this.#user = nobody;
    return this.#begin(wire);
  }
}

function wireInto(controller: ReadableStreamDefaultController<Uint8Array>): Wire {
  return {
    write(bytes) {
      controller.enqueue(bytes);
      return (controller.desiredSize ?? 0) > 0;
    },
    end(bytes) {
      controller.enqueue(bytes);
      controller.close();
    },
  };
}
