import type { Ctx } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { AppError } from "#lib/http/errors.ts";
import { disablesAt } from "../lanes/rules.ts";
import { presentPace } from "./pace/stored.ts";
import * as queries from "./queries.ts";
import { overlapEnds, type PreviousSecret } from "./rules.ts";

/** Endpoints as the API shows them, with how they are doing. */
export async function present(ctx: Ctx, rows: queries.EndpointRow[]) {
  const health = await queries.health(
    ctx.merchantId,
    rows.map((row) => row.id),
    ctx.now(),
  );
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    description: row.description,
    event_types: row.event_types,
    status: row.status,
    status_reason: row.status_reason,
    timeout_seconds: row.timeout_ms / 1000,
    retry_schedule: { preset: row.retry_preset, delays_seconds: row.retry_delays },
    headers: row.headers,
    authentication: row.authentication,
    filter: row.filter,
    ...presentPace(row),
    transformation: row.transformation,
    public_key: row.public_key,
    previous_secret_expires_at: overlapEnds(row.previous_secrets as PreviousSecret[], ctx.now()),
    metadata: row.metadata,
    health: healthOf(row, health.get(row.id), ctx.now()),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }));
}

function healthOf({ disable_after_hours }: queries.EndpointRow, found: queries.Health | undefined, now: Date) {
  if (!found) return found;
  const { attempts_fail_since, circuit, open_until, ...health } = found;
  const state = circuit !== "open" ? "closed" : open_until && open_until > now ? "open" : "half_open";
  return {
    ...health,
    disables_at: disablesAt(attempts_fail_since, disable_after_hours),
    circuit: { state, open_until: state === "closed" ? null : open_until },
  };
}

export async function presentOne(ctx: Ctx, row: queries.EndpointRow) {
  const [shown] = await present(ctx, [row]);
  return shown as NonNullable<typeof shown>;
}

/** The endpoint, locked when it is about to change. */
export async function mustFind(tx: Prisma.TransactionClient, ctx: Ctx, id: string, lock = false) {
  if (lock) await queries.lock(tx, ctx.merchantId, id);
  const row = await queries.find(tx, ctx.merchantId, id);
  if (!row) throw new AppError("NOT_FOUND", `No webhook endpoint ${id}.`);
  return row;
}
