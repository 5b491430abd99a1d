"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import {
  type BehaviourRow,
  behavioursCsvHref,
  behavioursQuery,
} from "#lib/domain/analytics/insights/behaviour/hooks.ts";
import { money } from "../../../conversations/words.ts";
import { count, counted, decimal } from "../../../figure-words.ts";
import { Panel } from "../../frame/panel.tsx";
import { CsvLink } from "../csv-link.tsx";
import { InsightSection } from "../insight-section.tsx";
import { cellOf, type Head, PanelTable } from "../panel-table.tsx";
import { percent } from "../percent.ts";
import { KeepSegment } from "./keep-segment.tsx";
import { LeadsPanel } from "./leads-panel.tsx";

const heads: Head[] = [
  { label: "Group" },
  { label: "Customers", end: true },
  { label: "Share", end: true, from: "md" },
  { label: "Bought for", end: true, from: "md" },
  { label: "Satisfaction", end: true, from: "lg" },
  { label: "Lead score", end: true, from: "lg" },
  { label: "Segment", end: true },
];

/** Groups of customers by what they do, and who is likely to buy next: as it stands now, whatever the days above. */
export function PeoplePanel({ mayKeepSegments }: { mayKeepSegments: boolean }) {
  const asked = useQuery(behavioursQuery);
  return (
    <div className="flex flex-col divide-y divide-line">
      <Panel title="How customers behave" query={asked} height={360} empty={emptyWords}>
        {({ customers, groups }) => (
          <InsightSection
            title="How customers behave"
            note={`${counted(customers, "customer")} as of now; one may be in several groups`}
            aside={<CsvLink href={behavioursCsvHref} what="how customers behave" />}
          >
            <PanelTable label="How customers behave" heads={heads}>
              {groups.map((group) => (
                <BehaviourLine key={group.id} group={group} mayKeep={mayKeepSegments} />
              ))}
            </PanelTable>
          </InsightSection>
        )}
      </Panel>
      <LeadsPanel />
    </div>
  );
}

const emptyWords = ({ customers }: { customers: number }) =>
  customers > 0 ? null : "There are no customers yet. How they behave will show here.";

function BehaviourLine({ group, mayKeep }: { group: BehaviourRow; mayKeep: boolean }) {
  const { lifetime_value, average_satisfaction, average_lead_score } = group;
  const wide = cellOf({ end: true, from: "lg" });
  return (
    <tr className="border-line border-b hover:bg-hover">
      <td className={cellOf({})}>
        <span className="font-[550] text-ink">{group.label}</span>
        <span className="block text-ink-3 text-meta">{group.rule}</span>
      </td>
      <td className={cellOf({ end: true })}>
        <Link
          href={`/customers?${group.filter}`}
          prefetch={false}
          className="rounded-tag font-semibold underline-offset-2 hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
        >
          {count(group.customers)}
          <span className="sr-only"> customers, {group.label}</span>
        </Link>
      </td>
      <td className={cellOf({ end: true, from: "md" })}>{percent(group.share)}</td>
      <td className={cellOf({ end: true, from: "md" })}>{money(lifetime_value.value, lifetime_value.currency)}</td>
      <td className={wide}>{average_satisfaction === null ? "–" : decimal(average_satisfaction)}</td>
      <td className={wide}>{average_lead_score === null ? "–" : Math.round(average_lead_score)}</td>
      <td className={cellOf({ end: true })}>
        <KeepSegment group={group} mayKeep={mayKeep} />
      </td>
    </tr>
  );
}
