"use client";

import { PageHeader } from "#components/ui/page-header.tsx";
import { ExportLink } from "../exports/export-link.tsx";
import { InspectorPlace, useInspectorBeside } from "../live-log/inspector-place.tsx";
import { queryOf, useEventFilters, useSelected } from "./address.ts";
import { EventInspector } from "./event-inspector.tsx";
import { EventsLog } from "./events-log.tsx";

type EventsViewProps = { seesDeliveries: boolean; mayExport: boolean };

/** Everything that happened, and beside it the event that was chosen, which stays while the log moves on. */
export function EventsView({ seesDeliveries, mayExport }: EventsViewProps) {
  const [chosen] = useEventFilters();
  const [selected, setSelected] = useSelected();
  const beside = useInspectorBeside();
  const close = () => void setSelected(null);
  return (
    <div className="flex min-h-full flex-col min-[1200px]:h-full">
      <PageHeader
        title="Events"
        description="What happened in your shop, with the JSON that webhooks and the live stream carry."
        actions={mayExport && <ExportLink resource="events" query={queryOf(chosen)} />}
      />
      <div className="flex min-h-0 min-w-0 flex-1">
        <EventsLog
          key={Object.values(chosen).join(" ")}
          selectedId={selected}
          onSelect={(id) => void setSelected(id, { history: beside ? "replace" : "push" })}
        />
        {selected && (
          <InspectorPlace label="Event" onClose={close}>
            <EventInspector key={selected} id={selected} seesDeliveries={seesDeliveries} onClose={close} />
          </InspectorPlace>
        )}
      </div>
    </div>
  );
}
