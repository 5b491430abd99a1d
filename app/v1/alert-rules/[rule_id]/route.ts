import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/performance-alerts/alert-rules/contract.ts";
import * as rules from "#lib/domain/performance-alerts/alert-rules/service.ts";

export const GET = handle(contract.getAlertRule, (ctx, { params }) => rules.get(ctx, params.rule_id));
export const PUT = handle(contract.updateAlertRule, (ctx, { params, body }) => rules.update(ctx, params.rule_id, body));
export const DELETE = handle(contract.deleteAlertRule, (ctx, { params }) => rules.remove(ctx, params.rule_id));
