import { env } from "#lib/env.ts";

/** What the operator published of where deliveries are sent from. */
export const listSources = () => ({ addresses: env().WEBHOOK_SOURCE_ADDRESSES });
