"use client";

import { FiguresView } from "../figures/figures-view.tsx";
import { PanelGrid } from "../frame/panel-grid.tsx";
import { AskingHours } from "../panels/asking-hours.tsx";
import { Endings } from "../panels/endings.tsx";
import { Ranking } from "../panels/ranking.tsx";

const metrics = ["conversations", "resolution_rate", "escalation_rate", "first_response", "depth"] as const;

type ConversationsViewProps = { initialToday: string; mayMake: boolean; mayExport: boolean };

/** How many conversations there are, how they go and when, and why a person is needed. */
export function ConversationsView({ initialToday, mayMake, mayExport }: ConversationsViewProps) {
  return (
    <FiguresView
      title="Conversations"
      metrics={metrics}
      initialToday={initialToday}
      mayExport={mayExport}
      own={mayMake ? "make" : "show"}
      panels={({ scope, groupedBy }) => (
        <PanelGrid>
          <AskingHours scope={scope} />
          <Endings scope={scope} />
          <Ranking
            title="Why a person was needed"
            scope={scope}
            by="escalation_reason"
            metric="escalated"
            empty="Nobody had to step in. The reasons will show here once somebody does."
            all={{ label: "All reasons", href: groupedBy("escalation_reason") }}
          />
        </PanelGrid>
      )}
    />
  );
}
