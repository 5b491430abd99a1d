import { handle } from "#app/v1/handle.ts";
import { getStatus } from "#lib/domain/system/contract.ts";
import { status } from "#lib/domain/system/service.ts";

export const GET = handle(getStatus, (ctx) => status(ctx.now()));
