import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx, MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { create, get, remove } from "#lib/domain/exports/service.ts";
import { sweep } from "#lib/domain/exports/working/service.ts";

const as = (merchantId: string): Ctx => ({
  merchantId: merchantId as MerchantId,
  actor: { type: "system", id: "bench", name: "Benchmark" },
  scopes: ["*"],
  db: database,
  now: () => new Date(),
  requestId: "bench",
  address: null,
});

export type Made = {
  merchantId: string;
  id: string;
  rows: number;
  bytes: number;
  seconds: number;
  sha256: string;
};

const wish = {
  resource: "conversations",
  format: "ndjson",
  compression: "gzip",
  filters: {},
  time_zone: "UTC",
  include_messages: false,
  bom: false,
} as const;

const asked: { ctx: Ctx; id: string }[] = [];

/** Exports all conversations of each merchant; the worker makes one after another. */
export async function exportAll(merchants: readonly string[]): Promise<Made[]> {
  const begun = [];
  for (const merchantId of merchants) {
    const ctx = as(merchantId);
    const { body } = await create(ctx, wish);
    begun.push({ ctx, id: (body as { id: string }).id });
  }
  asked.push(...begun);
  const made = [];
  for (const { ctx, id } of begun) made.push(await finished(ctx, id));
  return made;
}

async function finished(ctx: Ctx, id: string): Promise<Made> {
  for (;;) {
    const { state, error, sha256, started_at, completed_at, rows_done, size_bytes } = await get(ctx, id);
    if (state === "failed" || state === "canceled") throw new Error(`${id} is ${state}: ${error?.message}`);
    if (state === "completed" && sha256 && started_at && completed_at) {
      const seconds = (Date.parse(completed_at) - Date.parse(started_at)) / 1000;
      return { merchantId: ctx.merchantId, id, rows: rows_done, bytes: size_bytes, seconds, sha256 };
    }
    await sleep(100);
  }
}

export async function removeAll(): Promise<void> {
  for (const { ctx, id } of asked) await remove(ctx, id);
  await sweep(new Date());
}
