import { createHash, randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { checkKeyHash } from "#lib/domain/api-keys/check.ts";
import type { Identity } from "#lib/http/call.ts";
import { AppError } from "#lib/http/errors.ts";
import { type StreamTicket, ticketSeconds } from "./contract.ts";
import * as queries from "./queries.ts";

export { forgetExpired as forgetTickets } from "./queries.ts";

const hashOf = (ticket: string) => createHash("sha256").update(ticket).digest("hex");

export async function createTicket(ctx: Ctx): Promise<z.output<typeof StreamTicket>> {
  if (ctx.actor.type !== "key") {
    throw new AppError("CONFLICT", "Your session opens the stream by itself. Tickets are for keys.");
  }
  const ticket = `tkt_${randomBytes(24).toString("base64url")}`;
  const expires_at = new Date(ctx.now().getTime() + ticketSeconds * 1000);
  await queries.insert(ctx.db, ctx.merchantId, { hash: hashOf(ticket), key_id: ctx.actor.id, expires_at });
  return { ticket, expires_at: expires_at.toISOString() };
}

/** Uses a ticket up. The answer says who its key is by now, and throws once the key has lost its rights. */
export async function redeemTicket(ticket: string, now: Date): Promise<(address: string | null) => Promise<Identity>> {
  const keyHash = await queries.take(hashOf(ticket), now);
  if (!keyHash) {
    throw new AppError("INVALID_TICKET", "This ticket was used, has expired or never was. Ask for another one.");
  }
  return (address) => checkKeyHash(keyHash, address);
}
