import type { Writable } from "node:stream";
import { expect, test } from "vitest";
import { Receiver } from "ws";
import { textFrame } from "./websocket-frame.ts";

declare module "ws" {
  /** Reads frames; @types/ws leaves it out. */
  class Receiver extends Writable {
    constructor(options: { isServer: boolean });
  }
}

test.each([0, 1, 125, 126, 65_535, 65_536, 200_000])(
  "a text of %i letters is read as it was written",
  async (length) => {
    const text = "é".repeat(Math.floor(length / 2)) + "x".repeat(length % 2);
    const heard: string[] = [];
    const receiver = new Receiver({ isServer: false });
    receiver.on("message", (data: Buffer) => heard.push(String(data)));
    receiver.write(Buffer.concat([textFrame(text), textFrame("next")]));
    await expect.poll(() => heard).toEqual([text, "next"]);
  },
);
