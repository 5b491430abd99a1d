import { database } from "#lib/db/database.ts";
import { prisma } from "#lib/db/prisma.ts";
import { groupNext } from "#lib/domain/analytics/insights/questions/grouping/service.ts";
import { checkKey } from "#lib/domain/api-keys/check.ts";
import { makeLink } from "#lib/domain/members/links/service.ts";
import { openSession } from "#lib/domain/members/sessions/service.ts";
import { flushCalls } from "#lib/domain/request-logs/record.ts";
import { call } from "./api.ts";
import { makeExports } from "./exports.ts";
import { type Owned, sampleOf } from "./operations.ts";

let invited = 0;

/** The group into which the worker puts the first question of a conversation. */
async function questionOf(key: string, conversationId: string): Promise<string> {
  const { merchantId } = await checkKey(key, null);
  while (await groupNext(merchantId, new Date()));
  const rows = await database.query<{ group_id: string }>(
    "SELECT group_id FROM questions WHERE merchant_id = $1 AND conversation_id = $2",
    [merchantId, conversationId],
  );
  return rows[0]?.group_id ?? "";
}

/** Somebody who joined, somebody who is invited, and the links that they were sent. */
async function ownPeople(make: (path: string, body: unknown) => Promise<{ id: string; [field: string]: unknown }>) {
  const invite = async () => {
    const { id, link } = await make("/v1/invitations", { email: `member-${++invited}@example.com`, role: "support" });
    return { id, token: String(link).split("#")[1] ?? "" };
  };
  const [joining, open] = [await invite(), await invite()];
  const joined = await make("/v1/invitations/accept", { token: joining.token, name: "Kit", password: "kits long one" });
  const user_id = String(joined.user_id);
  const merchant_id = String(joined.merchant_id);
  const session = await openSession({ user: { id: user_id }, merchant: { id: merchant_id } }, nowhere, new Date());
  return {
    ...{ user_id, merchant_id, session_id: session, invitation_id: open.id, invitation_token: open.token },
    reset_token: await resetToken(user_id),
  };
}

const nowhere = { address: null, userAgent: null };

async function resetToken(userId: string): Promise<string> {
  const purpose = { kind: "password_reset", page: "reset-password", lifetimeMs: 60_000 } as const;
  const subject = { id: userId, merchantId: null };
  const link = await prisma().$transaction((tx) => makeLink(tx, purpose, subject, new Date()));
  return link.split("#")[1] ?? "";
}

/** Makes one of everything that a path can name. `callers` are put on the allowlist, so that it does not shut them out. */
export async function ownOneOfEach(key: string, callers = "192.0.2.0/24"): Promise<Owned> {
  const make = async (path: string, body: unknown) => {
    const answer = await call("POST", path, { key, body });
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return answer.json;
  };
  const endpoint = await make("/v1/webhook-endpoints", sampleOf("createWebhookEndpoint").body);
  const delivery = await make(`/v1/webhook-endpoints/${endpoint.id}/test`, sampleOf("testWebhookEndpoint").body);
  const conversation = await make("/v1/conversations", sampleOf("createConversation").body);
  const question = await questionOf(key, conversation.id);
  const segment = await make("/v1/segments", sampleOf("createSegment").body);
  const metric = await make("/v1/analytics/metrics", sampleOf("createMetric").body);
  const alertRule = await make("/v1/alert-rules", sampleOf("createAlertRule").body);
  const apiKey = await make("/v1/api-keys", sampleOf("createApiKey").body);
  await make("/v1/inventory/batch", { items: [{ sku: "walk+cap blue", quantity: 9 }] });
  const recovery = await make("/v1/webhook-deliveries/cancel", { endpoint_id: endpoint.id, status: ["retrying"] });
  const exported = await make("/v1/exports", sampleOf("createExport").body);
  const schedule = await make("/v1/export-schedules", sampleOf("createExportSchedule").body);
  await makeExports();
  const persons = await ownPeople(make);
  const entry = await make("/v1/ip-allowlist", { cidr: callers, confirm_lockout: true });
  const looked = await call("GET", `/v1/conversations/${conversation.id}`, {
    key,
    peer: callers.replace(/\d+\/\d+$/, "1"),
  });
  await flushCalls();
  return {
    conversation_id: conversation.id,
    customer_id: conversation.customer_id,
    segment_id: segment.id,
    rule_id: alertRule.id,
    metric_id: metric.id,
    question_id: question,
    event_id: String(delivery.event_id),
    endpoint_id: endpoint.id,
    delivery_id: delivery.id,
    recovery_id: recovery.id,
    export_id: exported.id,
    schedule_id: schedule.id,
    key_id: apiKey.id,
    entry_id: entry.id,
    ...persons,
    request_id: looked.headers.get("x-request-id") ?? "",
    sku: "walk+cap blue",
  };
}
