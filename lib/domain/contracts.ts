import * as analytics from "#lib/domain/analytics/contract.ts";
import * as analyticsDefinitions from "#lib/domain/analytics/definitions/contract.ts";
import * as behaviour from "#lib/domain/analytics/insights/behaviour/contract.ts";
import * as comparison from "#lib/domain/analytics/insights/comparison/contract.ts";
import * as demand from "#lib/domain/analytics/insights/demand/contract.ts";
import * as gaps from "#lib/domain/analytics/insights/gaps/contract.ts";
import * as journey from "#lib/domain/analytics/insights/journey/contract.ts";
import * as questions from "#lib/domain/analytics/insights/questions/contract.ts";
import * as analyticsMetrics from "#lib/domain/analytics/metrics/contract.ts";
import * as analyticsPerformance from "#lib/domain/analytics/performance/contract.ts";
import * as analyticsSeries from "#lib/domain/analytics/series/contract.ts";
import * as analyticsUsage from "#lib/domain/analytics/usage/contract.ts";
import * as apiKeys from "#lib/domain/api-keys/contract.ts";
import * as audit from "#lib/domain/audit/contract.ts";
import * as conversationBatch from "#lib/domain/conversations/batch/contract.ts";
import * as conversations from "#lib/domain/conversations/contract.ts";
import * as conversationFeedback from "#lib/domain/conversations/feedback/contract.ts";
import * as conversationList from "#lib/domain/conversations/list/contract.ts";
import * as conversationNotes from "#lib/domain/conversations/notes/contract.ts";
import * as customers from "#lib/domain/customers/contract.ts";
import * as customerHistory from "#lib/domain/customers/history/contract.ts";
import * as customerList from "#lib/domain/customers/list/contract.ts";
import * as customerNotes from "#lib/domain/customers/notes/contract.ts";
import * as events from "#lib/domain/events/contract.ts";
import * as exports from "#lib/domain/exports/contract.ts";
import * as exportSchedules from "#lib/domain/exports/schedules/contract.ts";
import * as inventory from "#lib/domain/inventory/contract.ts";
import * as ipAllowlist from "#lib/domain/ip-allowlist/contract.ts";
import * as members from "#lib/domain/members/contract.ts";
import * as invitations from "#lib/domain/members/invitations/contract.ts";
import * as me from "#lib/domain/members/me/contract.ts";
import * as oneTimeCodes from "#lib/domain/members/one-time-codes/contract.ts";
import * as passwords from "#lib/domain/members/passwords/contract.ts";
import * as merchants from "#lib/domain/merchants/contract.ts";
import * as messages from "#lib/domain/messages/contract.ts";
import * as alertRules from "#lib/domain/performance-alerts/alert-rules/contract.ts";
import * as requestLogs from "#lib/domain/request-logs/contract.ts";
import * as segments from "#lib/domain/segments/contract.ts";
import * as stream from "#lib/domain/stream/contract.ts";
import * as streamTickets from "#lib/domain/stream/tickets/contract.ts";
import * as system from "#lib/domain/system/contract.ts";
import * as webhookDeliveries from "#lib/domain/webhooks/deliveries/contract.ts";
import * as webhookRecoveries from "#lib/domain/webhooks/deliveries/recoveries/contract.ts";
import * as webhookStatistics from "#lib/domain/webhooks/deliveries/statistics/contract.ts";
import * as webhookEndpoints from "#lib/domain/webhooks/endpoints/contract.ts";
import * as webhookSources from "#lib/domain/webhooks/sources/contract.ts";
import * as webhookTransformations from "#lib/domain/webhooks/transformations/contract.ts";
import type { Contract } from "#lib/http/contract.ts";

const isContract = (value: unknown): value is Contract =>
  typeof value === "object" && value !== null && "responses" in value && "path" in value;

/** Every operation of the API, in the order of the documentation. */
export const contracts: readonly Contract[] = [
  conversationList,
  conversations,
  conversationBatch,
  messages,
  conversationNotes,
  conversationFeedback,
  analytics,
  analyticsSeries,
  analyticsDefinitions,
  analyticsMetrics,
  analyticsPerformance,
  analyticsUsage,
  alertRules,
  questions,
  gaps,
  demand,
  journey,
  behaviour,
  comparison,
  customerList,
  customers,
  customerHistory,
  customerNotes,
  segments,
  inventory,
  exports,
  exportSchedules,
  events,
  webhookEndpoints,
  webhookTransformations,
  webhookSources,
  webhookDeliveries,
  webhookRecoveries,
  webhookStatistics,
  stream,
  streamTickets,
  system,
  merchants,
  members,
  invitations,
  me,
  oneTimeCodes,
  passwords,
  apiKeys,
  ipAllowlist,
  audit,
  requestLogs,
].flatMap((noun) => Object.values(noun).filter(isContract));
