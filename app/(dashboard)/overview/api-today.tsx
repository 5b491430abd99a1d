"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { Leader, Leaders } from "#components/ui/leader.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { getPerformance } from "#lib/domain/analytics/performance/contract.ts";
import { listExports } from "#lib/domain/exports/contract.ts";
import { type CallOutput, call } from "#lib/http/client.ts";
import { count } from "../figure-words.ts";
import { percent } from "../webhooks/endpoint-words.ts";

const FRESH_MS = 30_000;

type Performance = CallOutput<typeof getPerformance>;

function useToday(today: string) {
  const query = { from: today, to: today, interval: "hour" } as const;
  return useQuery({
    queryKey: ["analytics", "performance", query],
    queryFn: ({ signal }) => call(getPerformance, { query }, signal),
    refetchInterval: FRESH_MS,
  });
}

/** How the API does today, in a few lines; each leads to where it is told at length. */
export function ApiToday({ today, seeExports }: { today: string; seeExports: boolean }) {
  const performance = useToday(today);
  return (
    <Section title="API today">
      {performance.isPending && <Skeleton className="h-24 w-full" />}
      {!performance.data && performance.isError && (
        <Failure error={performance.error} onRetry={() => performance.refetch()} />
      )}
      <Leaders>
        {performance.data && linesOf(performance.data).map((line) => <LinkedLine key={line.label} {...line} />)}
        {seeExports && <LatestExport />}
      </Leaders>
    </Section>
  );
}

type Line = { label: string; value: string; href: string };

function linesOf({ requests, response_time_ms, queue }: Performance): Line[] {
  const { calls, server_error_rate, limited } = requests;
  const { p95 } = response_time_ms;
  const performance = "/analytics/performance?range=today";
  const usage = "/analytics/usage?range=today";
  return [
    { label: "Requests", value: count(calls), href: usage },
    {
      label: "Answered without error",
      value: server_error_rate === null ? "–" : `${percent(1 - server_error_rate)}%`,
      href: performance,
    },
    { label: "p95 answer", value: p95 === null ? "–" : `${count(Math.round(p95))} ms`, href: performance },
    { label: "Refused by a limit", value: count(limited), href: usage },
    { label: "Deliveries still to be made", value: count(queue.waiting), href: "/webhooks" },
  ];
}

function LinkedLine({ label, value, href }: Line) {
  return (
    <Leader
      label={label}
      value={
        <Link href={href} className="rounded-tag underline-offset-2 hover:underline">
          <span className="sr-only">{label}: </span>
          {value}
        </Link>
      }
    />
  );
}

const stateWords: Partial<Record<string, string>> = { completed: "ready", queued: "waiting" };

/** The newest export; nothing where there is none. */
function LatestExport() {
  const { data } = useQuery({
    queryKey: ["exports", "newest"],
    queryFn: ({ signal }) => call(listExports, { query: { limit: 1 } }, signal),
    refetchInterval: FRESH_MS,
  });
  const newest = data?.data[0];
  if (!newest) return null;
  const { resource, state, percent: done } = newest;
  const running = state === "running" && done !== null ? `${Math.floor(done)}%` : null;
  const value = running ?? stateWords[state] ?? state;
  return <LinkedLine label={`Export of ${resource.replaceAll("_", " ")}`} value={value} href="/exports" />;
}
