import { handle } from "#app/v1/handle.ts";
import { revokeApiKey } from "#lib/domain/api-keys/contract.ts";
import { revokeKey } from "#lib/domain/api-keys/service.ts";

export const DELETE = handle(revokeApiKey, (ctx, { params }) => revokeKey(ctx, params.key_id));
