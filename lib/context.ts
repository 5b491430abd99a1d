import type { Database } from "#lib/db/database.ts";

/** Minted only by the key check, the session gate and the command line, so a query cannot forget its tenant. */
export type MerchantId = string & { readonly __brand: "MerchantId" };

/** Who acts: an API key, a person in the dashboard (by which session), or the product itself. */
export type Actor = { type: "key" | "user" | "system"; id: string; name: string; sessionId?: string };

/** All that a verb is given besides its input. */
export type Ctx = {
  merchantId: MerchantId;
  actor: Actor;
  /** What the actor may do; a verb that lends rights (a new key) may not lend more. */
  scopes: readonly string[];
  db: Database;
  now: () => Date;
  requestId: string;
  /** The client's address, where it is known. */
  address: string | null;
};
