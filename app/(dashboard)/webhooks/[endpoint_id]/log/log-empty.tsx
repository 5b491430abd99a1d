"use client";

import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { noFilters, useLogFilters } from "../address.ts";
import { SendTest } from "../send-test.tsx";

/** Nothing to list: because of the filters, or because nothing has happened yet. */
export function LogEmpty({ endpointId }: { endpointId: string }) {
  const [chosen, setFilters] = useLogFilters();
  if (Object.values(chosen).some((value) => value !== null)) {
    return (
      <EmptyState action={<Button onClick={() => setFilters(noFilters)}>Show all deliveries</Button>}>
        No delivery matches these filters.
      </EmptyState>
    );
  }
  return (
    <EmptyState action={<SendTest endpointId={endpointId} variant="primary" />}>
      Nothing has been sent here yet. Deliveries appear by themselves as things happen in your shop; to see one arrive
      now, send a test event.
    </EmptyState>
  );
}
