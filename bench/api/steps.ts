import { z } from "zod";
import { limits } from "#app/v1/limits.ts";
import { checkKey } from "#lib/domain/api-keys/check.ts";
import { idempotencyRecords } from "#lib/domain/idempotency/service.ts";
import { recordCall } from "#lib/domain/request-logs/record.ts";
import { route } from "#lib/http/contract.ts";
import { createHandle, type Steps } from "#lib/http/handle.ts";
import { newId } from "#lib/ids.ts";

const calls = 20_000;
const writes = 2_000;
const rounds = 5;

const nothing = { tag: "Benchmark", summary: "Does nothing", scope: null, responses: { 200: z.object({}) } } as const;
const read = route({ ...nothing, id: "benchRead", method: "GET", path: "/v1/bench" });
const write = route({ ...nothing, id: "benchWrite", method: "POST", path: "/v1/bench" });

/** What each step adds to a call that does nothing, in microseconds, one call after the other without a socket. */
export async function measureSteps(key: string): Promise<void> {
  const identity = await checkKey(key, "127.0.0.1");
  const bare: Steps = {
    authenticate: async () => identity,
    limits: { ofCaller: () => [], ofRefusal: () => [] },
    idempotency: idempotencyRecords,
    record: () => undefined,
  };
  const authenticated: Steps = { ...bare, authenticate: (_, address) => checkKey(key, address) };
  const limited: Steps = { ...authenticated, limits };
  const recorded: Steps = { ...limited, record: recordCall };
  const reading: [string, Steps][] = [
    ["request, parsing and answer", bare],
    ["authentication", authenticated],
    ["limits", limited],
    ["request log", recorded],
  ];
  console.log("\ncost of the steps of a call, µs      alone   so far");
  let before = 0;
  for (const [name, steps] of reading) {
    const total = await cost(
      () => createHandle(steps)(read, () => ({})),
      key,
      calls,
      () => ({}),
    );
    print(name, total - before, total);
    before = total;
  }
  const plain = await cost(
    () => createHandle(recorded)(write, () => ({})),
    key,
    writes,
    () => ({}),
  );
  const once = await cost(
    () => createHandle(recorded)(write, () => ({})),
    key,
    writes,
    () => ({ "idempotency-key": newId("request") }),
  );
  print("a write's idempotency key", once - plain, once);
}

const print = (name: string, own: number, total: number) =>
  console.log(`${name.padEnd(34)}${own.toFixed(1).padStart(8)}${total.toFixed(1).padStart(9)}`);

type Handler = ReturnType<ReturnType<typeof createHandle>>;

/** Microseconds a call, in the quickest of several rounds. */
async function cost(
  make: () => Handler,
  key: string,
  times: number,
  headers: () => Record<string, string>,
): Promise<number> {
  const handler = make();
  const { method, path } = handler.contract;
  const client = { address: "127.0.0.1", encrypted: true };
  const context = { params: Promise.resolve({}), client };
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    for (let n = 0; n < times; n++) {
      const given = { authorization: `Bearer ${key}`, ...headers() };
      const response = await handler(new Request(`http://localhost${path}`, { method, headers: given }), context);
      if (response.status !== 200)
        throw new Error(`A call that does nothing answered ${response.status}: ${await response.text()}`);
    }
    best = Math.min(best, ((performance.now() - started) * 1000) / times);
  }
  return best;
}
