import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/definitions/contract.ts";
import { define } from "#lib/domain/analytics/definitions/service.ts";

export const GET = handle(contract.getAnalyticsDefinitions, define);
