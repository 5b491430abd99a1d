"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { BarsChart } from "#components/charts/bars-chart.tsx";
import type { ChartPoint } from "#components/charts/series.ts";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Leader, Leaders } from "#components/ui/leader.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type Usage, usageQuery } from "#lib/domain/analytics/usage/hooks.ts";
import type { KeyRow } from "#lib/domain/api-keys/hooks.ts";
import { logHref } from "../analytics/calls/log-href.ts";
import { nameOf } from "../analytics/figures/series-points.ts";
import { count } from "../figure-words.ts";

const SHOWN_OPERATIONS = 6;

/** What a key did in the last 30 days. */
export function KeyUsage({ row, onClose }: { row: KeyRow; onClose: () => void }) {
  const { data, isPending, error, refetch } = useQuery(usageQuery({ key_id: row.id, compare: "none" }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="wide"
      title={`Usage of “${row.name}”`}
      description="Its calls of the last 30 days, by the answers that they got."
      footer={<ArrowLink href={`/analytics/usage?key_id=${row.id}`}>All of its usage</ArrowLink>}
    >
      {isPending && <Skeleton className="h-48 w-full" />}
      {!isPending && !data && <Failure what="The usage" error={error} onRetry={refetch} />}
      {data && (data.total.calls === 0 ? <Unused /> : <Figures usage={data} />)}
    </Dialog>
  );
}

const Unused = () => <EmptyState>This key has not called in the last 30 days.</EmptyState>;

const series = [
  { key: "worked", label: "Worked" },
  { key: "refused", label: "Refused" },
  { key: "failed", label: "Failed" },
];

function Figures({ usage }: { usage: Usage }) {
  const { total, routes, filter } = usage;
  return (
    <div className="flex flex-col gap-4">
      <Leaders>
        <Counted label="Calls" calls={total.calls} href={logHref(filter)} />
        <Counted label="Refused (4xx)" calls={total.client_errors} href={logHref(filter, { status: "4xx" })} />
        <Counted label="Limits reached" calls={total.limited} href={logHref(filter, { status: "429" })} />
        <Counted label="Failed (5xx)" calls={total.server_errors} href={logHref(filter, { status: "5xx" })} />
      </Leaders>
      <BarsChart title="Calls by day" points={pointsOf(usage)} series={series} height={140} className="px-0! py-0!" />
      <section aria-label="By operation">
        <h3 className="mb-2 text-section">By operation</h3>
        <Leaders>
          {routes.slice(0, SHOWN_OPERATIONS).map(({ operation, method, route, calls, filter: own }) => (
            <Counted key={operation} label={`${method} ${route}`} calls={calls} href={logHref(own)} />
          ))}
        </Leaders>
      </section>
    </div>
  );
}

/** A number of calls, which leads to them. */
function Counted({ label, calls, href }: { label: string; calls: number; href: string }) {
  const link = (
    <Link href={href} prefetch={false} className="rounded-tag underline-offset-2 hover:underline">
      <span className="sr-only">{label}: </span>
      {count(calls)}
    </Link>
  );
  return <Leader label={label} value={link} />;
}

const pointsOf = ({ points, interval, time_zone }: Usage): ChartPoint[] =>
  points.map((point) => ({
    key: point.label,
    ...nameOf(point, interval, points.length, time_zone),
    values: {
      worked: point.calls - point.client_errors - point.server_errors,
      refused: point.client_errors,
      failed: point.server_errors,
    },
    unfinished: point.unfinished,
    href: logHref(point.filter),
  }));
