"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { BarsChart } from "#components/charts/bars-chart.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Leads, leadsQuery } from "#lib/domain/analytics/insights/behaviour/hooks.ts";
import { counted, decimal } from "../../../figure-words.ts";
import { Panel } from "../../frame/panel.tsx";
import { InsightSection } from "../insight-section.tsx";
import { cellOf, type Head, PanelTable } from "../panel-table.tsx";

const reasonWords = {
  purchase_intent: "intent to buy",
  cart_value: "cart",
  recency: "seen lately",
  satisfaction: "content",
  loyalty: "bought before",
} as const;

const heads: Head[] = [
  { label: "Lead" },
  { label: "Score", end: true },
  { label: "What for", from: "md" },
  { label: "Last seen", end: true, from: "md" },
];

/** Who is likely to buy next and why, and how the scores of all are spread. */
export function LeadsPanel() {
  const asked = useQuery(leadsQuery);
  return (
    <Panel title="Best leads" query={asked} height={300} empty={emptyWords}>
      {(leads) => (
        <div className="grid grid-cols-1 divide-line max-xl:divide-y xl:grid-cols-[1.4fr_1fr] xl:divide-x">
          <BestLeads leads={leads} />
          <Spread leads={leads} />
        </div>
      )}
    </Panel>
  );
}

const emptyWords = ({ customers }: Leads) =>
  customers > 0 ? null : "There are no customers yet. Those most likely to buy will show here.";

function BestLeads({ leads }: { leads: Leads }) {
  return (
    <InsightSection title="Best leads" note="0 to 100, with what the points are for">
      <PanelTable label="Best leads" heads={heads}>
        {leads.leads.map((lead) => {
          const reasons = lead.reasons.map(({ reason, points }) => `${reasonWords[reason]} ${points}`).join(" · ");
          return (
            <tr key={lead.customer_id} className="border-line border-b hover:bg-hover">
              <td className={cellOf({})}>
                <Link
                  href={`/customers/${lead.customer_id}`}
                  prefetch={false}
                  className="rounded-tag font-[550] text-ink underline-offset-2 hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
                >
                  <bdi>{lead.name ?? lead.email ?? lead.customer_id}</bdi>
                </Link>
                <p className="text-ink-3 text-meta md:hidden">{reasons}</p>
              </td>
              <td className={`${cellOf({ end: true })} font-semibold`}>{lead.score}</td>
              <td className={`${cellOf({ from: "md" })} text-ink-2`}>{reasons}</td>
              <td className={`${cellOf({ end: true, from: "md" })} whitespace-nowrap text-ink-2`}>
                <RelativeTime at={lead.last_seen_at} />
              </td>
            </tr>
          );
        })}
      </PanelTable>
    </InsightSection>
  );
}

function Spread({ leads: { distribution, average } }: { leads: Leads }) {
  return (
    <BarsChart
      title="How lead scores are spread"
      note={average === null ? undefined : `${decimal(average)} on average`}
      periodLabel="Score"
      series={[{ key: "customers", label: "Customers", colour: "c1" }]}
      points={distribution.map(({ from, to, customers, filter }) => ({
        key: `${from}-${to}`,
        label: `${from}`,
        title: `Score ${from} to ${to}`,
        values: { customers },
        href: `/customers?${filter}`,
      }))}
      openLabel={(total) => `Open ${counted(total, "customer")}`}
    />
  );
}
