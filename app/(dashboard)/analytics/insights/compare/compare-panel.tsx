"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type Comparison, comparisonQuery } from "#lib/domain/analytics/insights/comparison/hooks.ts";
import { counted } from "../../../figure-words.ts";
import { listHref } from "../../figures/list-href.ts";
import { Panel } from "../../frame/panel.tsx";
import { InsightSection } from "../insight-section.tsx";
import { CompareTable } from "./compare-table.tsx";
import { SideFilters } from "./side-filters.tsx";
import { useSides } from "./use-sides.ts";

/** Two groups of conversations side by side, with what chance alone could make of the difference. */
export function ComparePanel({ from, to }: { from: string; to: string }) {
  const { a, b } = useSides();
  const ready = a.inForce.length > 0;
  const body = ready ? { from, to, a: a.body, ...(b.inForce.length > 0 && { b: b.body }) } : null;
  const asked = useQuery(comparisonQuery(body));
  return (
    <>
      <div className="grid grid-cols-1 divide-line border-line border-b max-md:divide-y md:grid-cols-2 md:divide-x">
        <SideFilters name="A" side={a} otherwise="Choose what A is about" />
        <SideFilters name="B" side={b} otherwise="All other conversations" />
      </div>
      {ready ? (
        <Panel title="Comparison" query={asked} height={360} empty={emptyWords}>
          {(comparison) => <Compared comparison={comparison} rest={b.inForce.length === 0} />}
        </Panel>
      ) : (
        <EmptyState>
          Choose a filter for A, such as the device or a tag. It is compared with all other conversations, or with those
          of a filter for B.
        </EmptyState>
      )}
    </>
  );
}

const emptyWords = ({ a, b }: Comparison) =>
  a.conversations.count + b.conversations.count > 0 ? null : "No conversation of these days is in either group.";

function Compared({ comparison, rest }: { comparison: Comparison; rest: boolean }) {
  const { a, b, overlap } = comparison;
  return (
    <InsightSection
      title="Comparison"
      note={
        <>
          <ArrowLink href={listHref(a.conversations.filter ?? "")} arrow={false}>
            A: {counted(a.conversations.count, "conversation")}
          </ArrowLink>
          {" · "}
          {b.conversations.filter === null ? (
            `B: ${counted(b.conversations.count, "other", "others")}`
          ) : (
            <ArrowLink href={listHref(b.conversations.filter)} arrow={false}>
              B: {counted(b.conversations.count, "conversation")}
            </ArrowLink>
          )}
        </>
      }
    >
      {overlap > 0 && !rest && (
        <p className="px-6 pb-2 text-ink-2 text-ui max-md:px-4">
          {counted(overlap, "conversation")} {overlap === 1 ? "is" : "are"} in both groups, so the differences are less
          sure than they look.
        </p>
      )}
      <CompareTable metrics={comparison.metrics} />
      <p className="max-w-prose px-6 py-3 text-ink-3 text-meta max-md:px-4">
        The bars show in which range the true difference lies with 95 % confidence. Nine figures are compared: now and
        then one differs by chance alone.
      </p>
    </InsightSection>
  );
}
