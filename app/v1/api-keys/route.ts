import { handle } from "#app/v1/handle.ts";
import { createApiKey, listApiKeys } from "#lib/domain/api-keys/contract.ts";
import { createKey, listKeys } from "#lib/domain/api-keys/service.ts";

export const GET = handle(listApiKeys, (ctx, { query }) => listKeys(ctx, query));
export const POST = handle(createApiKey, (ctx, { body }) => createKey(ctx, body));
