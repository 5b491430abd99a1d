import { handle } from "#app/v1/handle.ts";
import { createAlertRule, listAlertRules } from "#lib/domain/performance-alerts/alert-rules/contract.ts";
import * as rules from "#lib/domain/performance-alerts/alert-rules/service.ts";

export const GET = handle(listAlertRules, rules.list);
export const POST = handle(createAlertRule, (ctx, { body }) => rules.create(ctx, body));
