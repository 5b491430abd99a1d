"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { FilterChip } from "#components/ui/chip.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { useLogFilters } from "../address.ts";

/** Any event, or those that are ticked. */
export function EventFilter() {
  const [{ event }, setFilters] = useLogFilters();
  const chosen = event ?? [];
  const [first = "any"] = chosen;
  const toggle = (type: (typeof eventTypes)[number], on: boolean) => {
    const next = eventTypes.filter((each) => (each === type ? on : chosen.includes(each)));
    void setFilters({ event: next.length > 0 ? next : null });
  };
  return (
    <Popover
      label="Events"
      align="start"
      trigger={
        <FilterChip
          name="Event"
          value={chosen.length > 1 ? `${chosen.length} types` : first}
          onRemove={chosen.length > 0 ? () => setFilters({ event: null }) : undefined}
        />
      }
      className="flex max-h-80 flex-col gap-2 overflow-y-auto"
    >
      {eventTypes.map((type) => (
        <Checkbox
          key={type}
          label={type}
          checked={chosen.includes(type)}
          onCheckedChange={(on) => toggle(type, on === true)}
        />
      ))}
    </Popover>
  );
}
