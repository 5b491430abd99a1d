"use client";

import { FiguresView } from "../figures/figures-view.tsx";
import { PanelGrid } from "../frame/panel-grid.tsx";
import { CartFates } from "../panels/cart-fates.tsx";
import { Ranking } from "../panels/ranking.tsx";

const metrics = ["revenue", "assistant_revenue", "conversion_rate", "carts_abandoned", "recovered_value"] as const;

/** What conversations bring in, and what becomes of carts. */
export function CommerceView({ initialToday, mayExport }: { initialToday: string; mayExport: boolean }) {
  return (
    <FiguresView
      title="Commerce"
      metrics={metrics}
      initialToday={initialToday}
      mayExport={mayExport}
      panels={({ scope, groupedBy }) => (
        <PanelGrid>
          <CartFates scope={scope} />
          <Ranking
            title="Purchases, by entry point"
            scope={scope}
            by="page"
            metric="purchases"
            empty="Purchases that you report with conversations will show here."
            all={{ label: "All pages", href: groupedBy("page") }}
          />
          <Ranking
            title="Products in carts"
            scope={scope}
            by="product"
            metric="carts"
            empty="Products in the carts of conversations will show here."
            all={{ label: "All products", href: groupedBy("product") }}
          />
        </PanelGrid>
      )}
    />
  );
}
