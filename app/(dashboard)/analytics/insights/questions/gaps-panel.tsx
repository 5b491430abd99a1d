"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { type GapsQuery, gapsCsvHref, gapsQuery } from "#lib/domain/analytics/insights/gaps/hooks.ts";
import { Panel } from "../../frame/panel.tsx";
import { CsvLink } from "../csv-link.tsx";
import { InsightSection } from "../insight-section.tsx";
import { PanelTable } from "../panel-table.tsx";
import { GapRows, gapHeads } from "./gap-rows.tsx";

/** What customers ask and are left with: what the assistant should learn next. */
export function GapsPanel({ scope }: { scope: GapsQuery }) {
  const asked = useQuery(gapsQuery(scope));
  const [open, setOpen] = useQueryState("open", parseAsString);
  return (
    <Panel title="Content gaps" query={asked} height={480} empty={emptyWords}>
      {({ gaps }) => (
        <InsightSection
          title="Content gaps"
          note="questions that stay unanswered or need a person, by how many customers they leave so"
          aside={<CsvLink href={gapsCsvHref(scope)} what="content gaps" />}
        >
          <PanelTable label="Content gaps" heads={gapHeads}>
            {gaps.map((gap) => (
              <GapRows
                key={gap.id}
                gap={gap}
                open={open === gap.id}
                onToggle={() => void setOpen(open === gap.id ? null : gap.id)}
              />
            ))}
          </PanelTable>
        </InsightSection>
      )}
    </Panel>
  );
}

const emptyWords = ({ gaps }: { gaps: readonly unknown[] }) =>
  gaps.length > 0 ? null : "Every question of these days was resolved. Those that are not will show here.";
