import type { Glyph } from "#components/ui/state-glyph.tsx";
import { dateIn, daysFrom } from "#lib/calendar.ts";
import type { Summary } from "#lib/domain/analytics/hooks.ts";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { counted } from "../../figure-words.ts";
import { nameOf, percent, stateOf } from "../../webhooks/endpoint-words.ts";

/** Something that a person has to do: what, why, and where. */
export type Need = {
  key: string;
  glyph: Glyph;
  subject: string;
  words: string;
  /** A moment that ends the sentence. */
  since?: string;
  href: string;
  action: string;
};

type Key = { id: string; name: string; expires_at: string | null; replaced_by: string | null };

type Facts = { waiting?: Summary["waiting"]; endpoints: readonly Endpoint[]; keys: readonly Key[] };

const WARN_DAYS = 14;

/** Everything that needs a person now, the most urgent first. */
export function needsOf({ waiting, endpoints, keys }: Facts, now: Date, zone: string): Need[] {
  return [
    ...endpoints.flatMap((endpoint) => endpointNeed(endpoint) ?? []),
    ...(waiting ? [customersNeed(waiting)] : []).filter((need) => need !== null),
    ...keys.flatMap((key) => keyNeed(key, now, zone) ?? []),
  ];
}

function endpointNeed(endpoint: Endpoint): Need | null {
  const { waiting, success_rate, disables_at } = endpoint.health;
  const off = endpoint.status === "disabled";
  const failing = endpoint.status === "enabled" && stateOf(endpoint).glyph === "failed";
  if (!failing && !(off && waiting > 0)) return null;
  const wait =
    waiting > 0 ? `${counted(waiting, "delivery", "deliveries")} ${waiting === 1 ? "is" : "are"} waiting.` : "";
  const share = success_rate === null ? "" : `${shareWords(success_rate)} of the last day’s deliveries arrived.`;
  const reason = endpoint.status_reason ?? "";
  const end = failing && disables_at ? "If that goes on, it is switched off" : "";
  return {
    key: endpoint.id,
    glyph: "failed",
    subject: `${nameOf(endpoint)} is ${off ? "switched off" : "failing"}`,
    words: [off ? reason : share, wait, end].filter(Boolean).join(" "),
    ...(end && { since: disables_at ?? undefined }),
    href: `/webhooks/${endpoint.id}${waiting > 0 ? "?status=unsent" : ""}`,
    action: "See deliveries",
  };
}

const shareWords = (rate: number) => (rate === 0 ? "None" : `Only ${percent(rate)}%`);

function customersNeed({ escalated, since }: Summary["waiting"]): Need | null {
  if (escalated === 0) return null;
  return {
    key: "escalated",
    glyph: "escalated",
    subject: `${counted(escalated, "conversation")} ${escalated === 1 ? "waits" : "wait"} for a person`,
    words: escalated === 1 ? "It was handed over" : "The first was handed over",
    since: since ?? undefined,
    href: "/conversations?status=escalated",
    action: "See them",
  };
}

function keyNeed({ id, name, expires_at, replaced_by }: Key, now: Date, zone: string): Need | null {
  if (!expires_at || replaced_by) return null;
  const days = daysFrom(dateIn(zone, now), dateIn(zone, new Date(expires_at))) - 1;
  if (Date.parse(expires_at) <= now.getTime() || days > WARN_DAYS) return null;
  const when = days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`;
  return {
    key: id,
    glyph: "warning",
    subject: `Key “${name}” expires ${when}`,
    words: "Make a new one and change over before that, so that nothing stops.",
    href: "/api-keys",
    action: "See keys",
  };
}
