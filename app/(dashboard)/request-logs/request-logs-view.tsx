"use client";

import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { exportAddress } from "#lib/domain/request-logs/hooks.ts";
import { ExportMenu } from "../export-menu.tsx";
import { exportHref } from "../exports/export-href.ts";
import { InspectorPlace, useInspectorBeside } from "../live-log/inspector-place.tsx";
import { LiveControls } from "../live-log/live-controls.tsx";
import { LiveTable } from "../live-log/live-table.tsx";
import { isFiltered, noFilters, queryOf, useLogFilters, useSelected } from "./address.ts";
import { CallInspector } from "./call-inspector.tsx";
import { LogLines, logColumns } from "./log-columns.tsx";
import { LogFilters } from "./log-filters.tsx";
import { usePolledCalls } from "./use-polled-calls.ts";

/** Each call that the merchant's keys made, and beside it the one that was chosen. */
export function RequestLogsView() {
  const [chosen] = useLogFilters();
  const [selected, setSelected] = useSelected();
  const beside = useInspectorBeside();
  const close = () => void setSelected(null);
  return (
    <div className="flex min-h-full flex-col min-[1200px]:h-full">
      <PageHeader
        title="Request logs"
        description="Calls of your API keys. What the dashboard itself asks for is not here."
        actions={
          <ExportMenu
            addressOf={(format) => exportAddress(queryOf(chosen), format)}
            more={exportHref("request_logs", queryOf(chosen))}
          />
        }
      />
      <div className="flex min-h-0 min-w-0 flex-1">
        <Log
          key={JSON.stringify(chosen)}
          selectedId={selected}
          onSelect={(id) => void setSelected(id, { history: beside ? "replace" : "push" })}
        />
        {selected && (
          <InspectorPlace label="Call" onClose={close}>
            <CallInspector key={selected} id={selected} onClose={close} />
          </InspectorPlace>
        )}
      </div>
    </div>
  );
}

function Log({ selectedId, onSelect }: { selectedId: string | null; onSelect: (id: string) => void }) {
  const [chosen] = useLogFilters();
  const top = useRef<HTMLDivElement>(null);
  const log = usePolledCalls(queryOf(chosen), top);
  const { isPending, isError } = log.query;
  const state = isPending ? "connecting" : isError ? "reconnecting" : "live";
  return (
    <LiveTable
      label="Request log"
      lists="Calls"
      one="call"
      many="calls"
      log={log}
      top={top}
      columns={logColumns}
      roomForAll={1800}
      selectedId={selectedId}
      onSelect={onSelect}
      renderCompact={(logged) => <LogLines logged={logged} />}
      empty={<Nothing />}
      bar={
        <div data-chrome className="flex flex-wrap items-center gap-2 border-line border-b px-6 py-2 max-md:px-4">
          <LiveControls log={{ ...log, state }} />
          <LogFilters />
        </div>
      }
    />
  );
}

function Nothing() {
  const [chosen, setFilters] = useLogFilters();
  if (isFiltered(chosen)) {
    return (
      <EmptyState action={<Button onClick={() => void setFilters(noFilters)}>Show all calls</Button>}>
        No call matches these filters.
      </EmptyState>
    );
  }
  return (
    <EmptyState action={<ButtonLink href="/api-keys">See your API keys</ButtonLink>}>
      None of your keys has called yet. A second after a call it stands here, with what was asked and answered.
    </EmptyState>
  );
}
