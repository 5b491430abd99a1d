import { expect, test } from "vitest";
import { LiveBody, type Wire } from "./wire.ts";

/** A body whose wire can be written to from here. */
function body() {
  const told: string[] = [];
  const wires: Wire[] = [];
  const made = new LiveBody((wire) => {
    wires.push(wire);
    return { drained: () => void told.push("drained"), gone: () => void told.push("gone") };
  });
  return { made, told, wires };
}

test("under any host it is a stream that says when it has enough and when it can take more", async () => {
  const { made, told, wires } = body();
  const reader = made.getReader();
  const first = reader.read();
  await expect.poll(() => wires.length).toBe(1);
  expect(wires[0]?.write(Buffer.from("a"))).toBe(false);
  expect(Buffer.from((await first).value ?? []).toString()).toBe("a");
  const second = reader.read();
  await expect.poll(() => told).toEqual(["drained"]);
  wires[0]?.end(Buffer.from("b"));
  expect(Buffer.from((await second).value ?? []).toString()).toBe("b");
  expect((await reader.read()).done).toBe(true);
});

test("a reader that goes away is told of, also before anything was written", async () => {
  const late = body();
  const reader = late.made.getReader();
  const read = reader.read();
  await expect.poll(() => late.wires.length).toBe(1);
  await reader.cancel();
  await read;
  const early = body();
  await early.made.cancel();
  expect([late.told, early.told]).toEqual([["gone"], ["gone"]]);
});

test("given a wire it writes there, and the end of the unused stream means nothing", async () => {
  const { made, told, wires } = body();
  const wire = { write: () => true, end: () => undefined };
  made.attach(wire);
  await made.cancel();
  expect(wires).toEqual([wire]);
  expect(told).toEqual([]);
});
