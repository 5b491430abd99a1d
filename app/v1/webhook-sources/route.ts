import { handle } from "#app/v1/handle.ts";
import { listWebhookSources } from "#lib/domain/webhooks/sources/contract.ts";
import { listSources } from "#lib/domain/webhooks/sources/service.ts";

export const GET = handle(listWebhookSources, () => listSources());
