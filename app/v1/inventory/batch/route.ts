import { handle } from "#app/v1/handle.ts";
import { batchInventory } from "#lib/domain/inventory/contract.ts";
import { batch } from "#lib/domain/inventory/service.ts";

export const POST = handle(batchInventory, (ctx, { body }) => batch(ctx, body));
