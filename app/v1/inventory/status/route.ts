import { handle } from "#app/v1/handle.ts";
import { getInventoryStatus } from "#lib/domain/inventory/contract.ts";
import { status } from "#lib/domain/inventory/service.ts";

export const GET = handle(getInventoryStatus, (ctx, { query }) => status(ctx, query));
