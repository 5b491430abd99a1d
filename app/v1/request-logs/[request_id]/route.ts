import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/request-logs/contract.ts";
import { get } from "#lib/domain/request-logs/service.ts";

export const GET = handle(contract.getRequestLog, (ctx, { params }) => get(ctx, params.request_id));
