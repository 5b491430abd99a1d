"use client";

import { FiguresView } from "../figures/figures-view.tsx";
import { PanelGrid } from "../frame/panel-grid.tsx";
import { ContentByPage } from "../panels/content-by-page.tsx";
import { Ranking } from "../panels/ranking.tsx";
import { Recommenders } from "../panels/recommenders.tsx";

const metrics = ["satisfaction", "csat", "nps", "durable_resolution_rate", "reopen_rate"] as const;

/** How content customers are, whether they would recommend the shop, and whether answers last. */
export function SatisfactionView({ initialToday, mayExport }: { initialToday: string; mayExport: boolean }) {
  return (
    <FiguresView
      title="Satisfaction"
      metrics={metrics}
      initialToday={initialToday}
      mayExport={mayExport}
      panels={({ scope, groupedBy }) => (
        <PanelGrid>
          <ContentByPage scope={scope} />
          <Recommenders scope={scope} />
          <Ranking
            title="Left unanswered, by entry point"
            scope={scope}
            by="page"
            metric="unanswered"
            empty="Every conversation was answered. Pages where one is not will show here."
            all={{ label: "All pages", href: groupedBy("page") }}
          />
        </PanelGrid>
      )}
    />
  );
}
