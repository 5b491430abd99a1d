import { testPassword as password } from "./merchant.ts";
import { appCode, beginCodes, switchOnCodes } from "./one-time-codes.ts";

/** What a merchant owns, to name in calls. */
export type Owned = Record<string, string>;

/**
 * `person`: what only somebody who is signed in can do. `after` does what has to come before, and answers with the body.
 * `status`: the answer where it is not the first of the contract.
 */
export type Sample = {
  query?: string;
  body?: unknown;
  status?: number;
  person?: true;
  after?: (headers: Headers) => Promise<unknown>;
};

type Headers = Record<string, string>;

let people = 0;

const firstCode = async (headers: Headers) => ({ code: appCode(await beginCodes(headers, password)) });

/** A recovery code, because the app's first code was used to switch codes on. */
const proofOfBoth = async (headers: Headers) => {
  const { recoveryCodes } = await switchOnCodes(headers, password);
  return { current_password: password, code: recoveryCodes[0] };
};

/** A good call of each operation, beside the ids in its path. An operation without one fails the walk over all. */
export const samples: Record<string, Sample | ((owned: Owned) => Sample)> = {
  listConversations: {
    query: "status=active&q=size&sort=-satisfaction_score&metadata[step]=1&include_total=true&limit=5",
  },
  createConversation: { body: { customer: { email: "walk@example.com" }, initial_message: "What size am I?" } },
  batchConversations: {
    body: {
      operations: [
        { action: "create", data: { external_id: "walked", customer: { email: "walk@example.com" } } },
        { action: "tag", external_id: "walked", data: { tags: ["walked"] } },
        { action: "close", conversation_id: "conv_never" },
      ],
    },
  },
  getConversation: {},
  updateConversation: { body: { add_tags: ["walked"], note: "Seen", metadata: { step: 1 } } },
  deleteConversation: {},
  listMessages: { query: "limit=1&order=desc" },
  addMessage: { body: { role: "assistant", content: "An M, I think." } },
  listConversationNotes: { query: "limit=1&order=desc" },
  addConversationNote: { body: { body: "Wears an M elsewhere." } },
  giveFeedback: { body: { rating: 5, nps_score: 9, feedback_text: "Very helpful and quick responses!" } },
  getAnalyticsSummary: { query: "start=2026-10-20&end=2026-11-02" },
  getAnalyticsPerformance: { query: "from=2026-10-20&to=2026-11-02&interval=week" },
  getAnalyticsUsage: { query: "from=2026-10-20&to=2026-11-02&time_zone=Asia/Kolkata" },
  listFrequentQuestions: { query: "from=2026-11-01&to=2026-11-22&channel=web&limit=5&sort=-change" },
  getQuestion: {},
  listContentGaps: { query: "time_zone=Europe/Lisbon&limit=5" },
  listProductDemand: { query: "sort=-sold_out&limit=5" },
  getCustomerJourney: { query: "pages=3&questions=3&through=tag" },
  listBehaviours: { query: "from=2026-11-01" },
  getLeadScoring: { query: "limit=5" },
  compareConversations: {
    body: { from: "2026-11-01", a: { device_type: ["mobile"] }, b: { device_type: ["desktop"] } },
  },
  getConversationSeries: {
    query:
      "from=2026-10-20&to=2026-11-02&interval=week&group_by=channel,tag&compare=year&metrics=conversations,customers,nps",
  },
  getAnalyticsDefinitions: {},
  listMetrics: {},
  createMetric: () => ({
    body: {
      name: `Delivery days ${++people}`,
      aggregate: "p90",
      field: "metadata.delivery_days",
      filter: { field: "channel", op: "eq", value: "web" },
    },
  }),
  getMetric: {},
  updateMetric: { body: { description: "From the shop's own system" } },
  deleteMetric: {},
  listAlertRules: {},
  createAlertRule: { body: { name: "Slow answers", metric: "response_time_p95", threshold: 2 } },
  getAlertRule: {},
  updateAlertRule: { body: { threshold: 1.5, window_minutes: 15 } },
  deleteAlertRule: {},
  listCustomers: { query: "q=walk&sort=-lead_score&min_lifetime_value=0&include_total=true" },
  createCustomer: { body: { email: "walk@example.com", name: "Wallis", tags: ["vip"] } },
  getCustomer: {},
  updateCustomer: { body: { name: "Wallis Lindqvist", add_tags: ["walked"], preferences: { size: "M" } } },
  eraseCustomer: {},
  listCustomerConversations: { query: "sort=-started_at&limit=5" },
  listCustomerNotes: { query: "limit=5" },
  createCustomerNote: {
    body: {
      note: "Prefers to be called back.",
      add_tags: ["callback"],
      preferences: { size: "M" },
      interaction: { channel: "phone", summary: "Asked for a return label." },
    },
  },
  listSegments: {},
  createSegment: () => ({
    body: {
      name: `Seen lately ${++people}`,
      condition: { all: [{ field: "last_seen_at", op: "within_days", value: 30 }] },
    },
  }),
  getSegment: {},
  updateSegment: { body: { description: "Seen in the last 30 days" } },
  deleteSegment: {},
  previewSegment: { body: { condition: { field: "tags", op: "has_any", value: ["vip"] } } },
  listEventTypes: {},
  listEvents: { query: "type=conversation.started,customer.created" },
  getEvent: {},
  listWebhookEndpoints: { query: "status=enabled,paused" },
  createWebhookEndpoint: { body: { url: "https://1.1.1.1/hooks", event_types: ["conversation.*"] } },
  getWebhookEndpoint: {},
  updateWebhookEndpoint: {
    body: {
      status: "paused",
      timeout_seconds: 5,
      retry_schedule: { preset: "own", delays_seconds: [10, 600] },
      headers: { "X-Shop": "north" },
      authentication: { type: "basic", username: "shop", password: "walk" },
      transformation: '{ "kind": event }',
      asymmetric_signature: true,
    },
  },
  deleteWebhookEndpoint: {},
  rotateWebhookSecret: { body: { overlap_hours: 1 } },
  testWebhookFilter: { body: { filter: { field: "event", op: "starts_with", value: "customer." } } },
  testWebhookTransformation: {
    body: { transformation: '{ "kind": event, "who": data.customer_id }', event_type: "customer.created" },
  },
  testWebhookEndpoint: { body: { event_type: "customer.created" }, status: 202 },
  listWebhookSources: {},
  listWebhookDeliveries: {
    query: "status=pending,failed&event_type=conversation.started,customer.created&status_code=5xx,none",
  },
  getWebhookDelivery: {},
  retryWebhookDelivery: {},
  cancelWebhookDelivery: {},
  retryWebhookDeliveries: { body: { status: ["failed"], status_code: "5xx", dry_run: true } },
  cancelWebhookDeliveries: { body: { event_type: ["customer.created"], dry_run: true } },
  recoverWebhookEndpoint: { body: { since: "2026-11-01T00:00:00Z", dry_run: true } },
  replayWebhookEvent: ({ event_id = "evt_01k" }) => ({ body: { event_id } }),
  listWebhookRecoveries: { query: "status=running,completed&limit=5" },
  getWebhookRecovery: {},
  getWebhookStatistics: { query: "start=2026-11-22T00:00:00Z&end=2026-11-23T00:00:00Z" },
  stopWebhookRecovery: {},
  createStreamTicket: {},
  getStatus: {},
  openStream: { query: "events=conversation.*,webhook.delivery.*" },
  listExports: { query: "state=completed&resource=conversations,customers&limit=5" },
  createExport: {
    body: {
      resource: "conversations",
      format: "csv",
      compression: "gzip",
      filters: { status: ["active"], escalated: false },
      fields: ["id", "customer", "cart.value"],
      time_zone: "Europe/Lisbon",
    },
  },
  getExport: {},
  cancelExport: {},
  deleteExport: {},
  downloadExport: {},
  streamExport: {
    query: "resource=conversations&format=ndjson&filter[status]=active&filter[metadata.step]=1&end_line=true",
  },
  listExportSchedules: { query: "limit=5" },
  createExportSchedule: {
    body: {
      name: "Yesterday’s conversations",
      resource: "conversations",
      format: "csv",
      frequency: "weekly",
      weekday: "monday",
      time_of_day: "06:30",
      time_zone: "Europe/Lisbon",
      period: "last_period",
    },
  },
  getExportSchedule: {},
  updateExportSchedule: { body: { frequency: "daily", enabled: false } },
  deleteExportSchedule: {},
  getInventoryStatus: { query: "status=low_stock,out_of_stock&q=cap&sort=-available&limit=5" },
  getInventoryItem: {},
  putInventoryItem: { body: { adjust: -1, restock_at: "2026-12-01", alternatives: ["cap-red"] } },
  deleteInventoryItem: {},
  batchInventory: { body: { items: [{ sku: "cap-red", quantity: 40 }] } },
  getMerchant: {},
  updateMerchant: { body: { settings: { high_value: { cart_value: 150 } } } },
  signUp: () => {
    const email = `noor-${++people}@example.com`;
    return { body: { name: "Noor", email, password: "long enough to keep", merchant_name: "Noor’s shop" } };
  },
  listApiKeys: { query: "state=working" },
  createApiKey: { body: { name: "Walk", scopes: ["conversations:read"] } },
  getApiKey: {},
  updateApiKey: { body: { name: "Walked", allowed_addresses: ["192.0.2.0/24"], rate_limit: 600 } },
  rotateApiKey: { body: { overlap_seconds: 3600 } },
  revokeApiKey: {},
  listMembers: { query: "limit=5" },
  updateMember: { body: { role: "analyst" } },
  removeMember: {},
  listInvitations: { query: "state=open,expired" },
  createInvitation: { body: { email: "walker@example.com", role: "support" } },
  resendInvitation: {},
  withdrawInvitation: {},
  openInvitation: ({ invitation_token: token = "" }) => ({ body: { token } }),
  acceptInvitation: ({ invitation_token: token = "" }) => ({
    body: { token, name: "Walker", password: "long enough to keep" },
  }),
  requestPasswordReset: () => ({ body: { email: `noor-${++people}@example.com` } }),
  resetPassword: ({ reset_token: token = "" }) => ({ body: { token, new_password: "another long enough one" } }),
  getMe: {},
  changePassword: {
    body: { current_password: password, new_password: "a horse of another colour" },
    person: true,
  },
  getOneTimeCodes: { person: true },
  beginOneTimeCodes: { body: { current_password: password }, person: true },
  confirmOneTimeCodes: { body: { code: "000000" }, person: true, after: firstCode },
  replaceRecoveryCodes: { body: { current_password: password, code: "000000" }, person: true, after: proofOfBoth },
  disableOneTimeCodes: { body: { current_password: password, code: "000000" }, person: true, after: proofOfBoth },
  listSessions: { person: true },
  endSession: { person: true },
  endOtherSessions: { person: true },
  switchMerchant: ({ merchant_id = "mrc_01k" }) => ({ body: { merchant_id }, person: true }),
  listAuditLogs: { query: "action=api_key&actor_type=key&target_type=api_key&limit=5" },
  getAuditChain: {},
  verifyAuditChain: {},
  listAllowlist: {},
  addAllowlistEntry: { body: { cidr: "198.51.100.0/24" } },
  removeAllowlistEntry: {},
  listRequestLogs: { query: "status=4xx,500&method=GET&min_duration_ms=0.5" },
  exportRequestLogs: { query: "status=2xx&format=jsonl" },
  getRequestLog: {},
};

export function sampleOf(operation: string, owned: Owned = {}): Sample {
  const sample = samples[operation] ?? {};
  return typeof sample === "function" ? sample(owned) : sample;
}
