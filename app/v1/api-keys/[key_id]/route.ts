import { handle } from "#app/v1/handle.ts";
import { getApiKey, revokeApiKey, updateApiKey } from "#lib/domain/api-keys/contract.ts";
import { getKey, revokeKey, updateKey } from "#lib/domain/api-keys/service.ts";

export const GET = handle(getApiKey, (ctx, { params }) => getKey(ctx, params.key_id));
export const PUT = handle(updateApiKey, (ctx, { params, body }) => updateKey(ctx, params.key_id, body));
export const DELETE = handle(revokeApiKey, (ctx, { params }) => revokeKey(ctx, params.key_id));
