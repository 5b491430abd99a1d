import { handle } from "#app/v1/handle.ts";
import { rotateApiKey } from "#lib/domain/api-keys/contract.ts";
import { rotateKey } from "#lib/domain/api-keys/service.ts";

export const POST = handle(rotateApiKey, (ctx, { params, body }) => rotateKey(ctx, params.key_id, body));
