import { handle } from "#app/v1/handle.ts";
import { addAllowlistEntry, listAllowlist } from "#lib/domain/ip-allowlist/contract.ts";
import { addEntry, listEntries } from "#lib/domain/ip-allowlist/service.ts";

export const GET = handle(listAllowlist, (ctx) => listEntries(ctx));
export const POST = handle(addAllowlistEntry, (ctx, { body }) => addEntry(ctx, body));
