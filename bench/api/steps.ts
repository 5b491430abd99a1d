import { z } from "zod";
import { limits } from "#app/v1/limits.ts";
import { checkKey } from "#lib/domain/api-keys/check.ts";
import { idempotencyRecords } from "#lib/domain/idempotency/service.ts";
import { flushCalls, recordCall } from "#lib/domain/request-logs/record.ts";
import { route } from "#lib/http/contract.ts";
import { createHandle, type RouteHandler, type Steps } from "#lib/http/handle.ts";
import { newId } from "#lib/ids.ts";

const calls = 4_000;
const writes = 300;
const rounds = 7;

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
  const variants: Variant[] = [
    { name: "request, parsing and answer", handler: createHandle(bare)(read, () => ({})), calls },
    { name: "authentication", handler: createHandle(authenticated)(read, () => ({})), calls },
    { name: "limits", handler: createHandle(limited)(read, () => ({})), calls },
    { name: "request log", handler: createHandle(recorded)(read, () => ({})), calls },
    { name: "a write instead", handler: createHandle(recorded)(write, () => ({})), calls: writes },
    {
      name: "idempotency key of a write",
      handler: createHandle(recorded)(write, () => ({})),
      calls: writes,
      once: true,
    },
  ];
  const best = variants.map(() => Number.POSITIVE_INFINITY);
  // Takes turns, so that a slow moment of the machine hits all; the quickest round counts.
  for (let round = 0; round < rounds; round++) {
    for (const [index, variant] of variants.entries()) {
      best[index] = Math.min(best[index] ?? 0, await cost(variant, key));
      await flushCalls();
    }
  }
  console.log("\ncost of the steps of a call, µs       step   so far");
  for (const [index, { name }] of variants.entries()) {
    const total = best[index] ?? 0;
    console.log(
      `${name.padEnd(34)}${(total - (best[index - 1] ?? 0)).toFixed(1).padStart(8)}${total.toFixed(1).padStart(9)}`,
    );
  }
}

type Variant = { name: string; handler: RouteHandler; calls: number; once?: boolean };

/** Microseconds a call, one after the other without a socket. */
async function cost({ handler, calls, once }: Variant, key: string): Promise<number> {
  const { method, path } = handler.contract;
  const context = { params: Promise.resolve({}), client: { address: "127.0.0.1", encrypted: true } };
  const started = performance.now();
  for (let n = 0; n < calls; n++) {
    const headers = { authorization: `Bearer ${key}`, ...(once && { "idempotency-key": newId("request") }) };
    const response = await handler(new Request(`http://localhost${path}`, { method, headers }), context);
    if (response.status !== 200) throw new Error(`A call that does nothing answered: ${await response.text()}`);
  }
  return ((performance.now() - started) * 1000) / calls;
}
