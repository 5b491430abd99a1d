"use client";

import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { queryOf, useLogFilters, useSelected } from "./address.ts";
import { HealthFigures } from "./health-figures.tsx";
import { Inspector } from "./inspector/inspector.tsx";
import { InspectorDrawer } from "./inspector/inspector-drawer.tsx";
import { DeliveryLog } from "./log/delivery-log.tsx";
import { useWide } from "./use-wide.ts";

const INSPECTOR_BESIDE = 1200;

/** The log, and beside it the delivery that was chosen, which stays while the log moves on. */
export function DeliveriesView({ endpoint }: { endpoint: Endpoint }) {
  const [chosen] = useLogFilters();
  const [selected, setSelected] = useSelected();
  const beside = useWide(INSPECTOR_BESIDE);
  const close = () => setSelected(null);
  return (
    <>
      <HealthFigures endpoint={endpoint} />
      <div className="flex min-h-0 min-w-0 flex-1">
        <DeliveryLog
          key={`${chosen.status} ${chosen.event} ${endpoint.status}`}
          endpoint={endpoint}
          filters={queryOf(endpoint.id, chosen)}
          selectedId={selected}
          onSelect={(id) => setSelected(id, { history: beside ? "replace" : "push" })}
        />
        {selected && beside && (
          <aside
            aria-label="Delivery"
            className="w-85 shrink-0 min-[1320px]:w-95 overflow-y-auto border-line border-l bg-sunken"
          >
            <Inspector key={selected} id={selected} onClose={close} />
          </aside>
        )}
      </div>
      {selected && !beside && <InspectorDrawer id={selected} onClose={close} />}
    </>
  );
}
