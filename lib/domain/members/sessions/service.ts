import type { Ctx, MerchantId } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { AppError } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";
import * as queries from "./queries.ts";

/** A session ends when nobody used it for this long. */
const lifetimeMs = 14 * 24 * 60 * 60 * 1000;
const noteEveryMs = 60_000;
const maxUserAgent = 300;

type SignedIn = { user: { id: string }; merchant: { id: string } };
type Place = { address: string | null; userAgent: string | null };

/** Opens a session for a person who has signed in, and answers with its id. */
export async function openSession({ user, merchant }: SignedIn, place: Place, now: Date): Promise<string> {
  const { id } = await queries.insert({
    id: newId("session", now.getTime()),
    merchant_id: merchant.id,
    user_id: user.id,
    address: place.address,
    user_agent: place.userAgent?.slice(0, maxUserAgent).toWellFormed() ?? null,
    created_at: now,
    last_seen_at: now,
    expires_at: new Date(now.getTime() + lifetimeMs),
  });
  return id;
}

/** The session of this person, if it is open; each use keeps it open for another while. */
export async function keepSession(id: string, userId: string, now: Date) {
  const session = await queries.findOpen(id, userId, now);
  if (session) await extendStale([session], now);
  return session;
}

/** Of sessions in use the open ones; being in use keeps them open, too. */
export async function keepSessions(ids: readonly string[], now: Date) {
  const sessions = await queries.findManyOpen(ids, now);
  await extendStale(sessions, now);
  return sessions;
}

async function extendStale(sessions: readonly { id: string; last_seen_at: Date }[], now: Date): Promise<void> {
  const stale = sessions.filter(({ last_seen_at }) => now.getTime() - last_seen_at.getTime() > noteEveryMs);
  if (stale.length === 0) return;
  const ids = stale.map(({ id }) => id);
  await queries.extend(ids, now, new Date(now.getTime() + lifetimeMs));
}

/** Signs out. */
export async function closeSession(id: string, now: Date): Promise<void> {
  await queries.end({ id }, now);
}

export async function listSessions(ctx: Ctx) {
  const rows = ctx.actor.type === "user" ? await queries.listOpen(ctx.actor.id, ctx.now()) : [];
  const data = rows.map(({ id, address, user_agent, created_at, last_seen_at, expires_at }) => ({
    ...{ id, current: id === ctx.actor.sessionId, address, user_agent, created_at, last_seen_at, expires_at },
  }));
  return { data, has_more: false, next_cursor: null };
}

export async function endSession(ctx: Ctx, id: string): Promise<void> {
  const own = ctx.actor.type === "user" && (await queries.end({ id, user_id: ctx.actor.id }, ctx.now())) > 0;
  if (!own) throw new AppError("NOT_FOUND", `You have no session ${id}.`);
}

/** Ends every session of the caller but the one that calls. */
export async function endOtherSessions(ctx: Ctx, tx?: Prisma.TransactionClient): Promise<void> {
  assertPerson(ctx);
  await queries.end({ user_id: ctx.actor.id, id: { not: ctx.actor.sessionId } }, ctx.now(), tx);
}

/** Ends every session of a person, in one merchant or in all. */
export async function endSessionsOf(
  tx: Prisma.TransactionClient,
  userId: string,
  merchantId: MerchantId | null,
  now: Date,
): Promise<void> {
  await queries.end({ user_id: userId, ...(merchantId && { merchant_id: merchantId }) }, now, tx);
}

/** Lets the caller's session show another merchant from the next call on. */
export async function moveSession(ctx: Ctx, merchantId: MerchantId): Promise<void> {
  if (ctx.actor.sessionId) await queries.move(ctx.actor.sessionId, ctx.actor.id, merchantId);
}

/** A key has no password and no sessions. */
export function assertPerson(ctx: Ctx): void {
  if (ctx.actor.type === "user") return;
  throw new AppError(
    "INSUFFICIENT_SCOPE",
    "This is for people who are signed in to the dashboard; a key cannot do it.",
  );
}
