"use client";

import { InspectorPlace, useInspectorBeside } from "#app/(dashboard)/live-log/inspector-place.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { queryOf, useLogFilters, useSelected } from "./address.ts";
import { HealthFigures } from "./health-figures.tsx";
import { Inspector } from "./inspector/inspector.tsx";
import { DeliveryLog } from "./log/delivery-log.tsx";
import { TroubleStrip } from "./trouble-strip.tsx";

/** The log, and beside it the delivery that was chosen, which stays while the log moves on. */
export function DeliveriesView({ endpoint }: { endpoint: Endpoint }) {
  const [chosen] = useLogFilters();
  const [selected, setSelected] = useSelected();
  const beside = useInspectorBeside();
  const close = () => setSelected(null);
  const filters = queryOf(endpoint.id, chosen);
  return (
    <>
      <HealthFigures endpoint={endpoint} />
      <TroubleStrip endpoint={endpoint} />
      <div className="flex min-h-0 min-w-0 flex-1">
        <DeliveryLog
          key={`${JSON.stringify(filters)} ${endpoint.status}`}
          endpoint={endpoint}
          filters={filters}
          selectedId={selected}
          onSelect={(id) => setSelected(id, { history: beside ? "replace" : "push" })}
        />
        {selected && (
          <InspectorPlace label="Delivery" onClose={close}>
            <Inspector key={selected} id={selected} onClose={close} />
          </InspectorPlace>
        )}
      </div>
    </>
  );
}
