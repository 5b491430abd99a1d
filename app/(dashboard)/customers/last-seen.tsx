"use client";

import { useState } from "react";
import { AddChip, FilterChip } from "#components/ui/chip.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { describePeriod, type Period } from "../conversations/filters/period.ts";
import { PeriodEditor } from "../conversations/filters/period-editor.tsx";
import { useCustomerFilters } from "./address.ts";

/** When customers were here last: a chip that opens the days, dashed while any will do. */
export function LastSeen() {
  const [{ last_seen_after, last_seen_before }, setFilters] = useCustomerFilters();
  const [open, setOpen] = useState(false);
  const zone = useTimeZone();
  const period: Period = { started_after: last_seen_after, started_before: last_seen_before };
  const set = ({ started_after, started_before }: Period) =>
    void setFilters({ last_seen_after: started_after, last_seen_before: started_before });
  const chosen = last_seen_after !== null || last_seen_before !== null;
  const trigger = chosen ? (
    <FilterChip
      name="Last seen"
      value={describePeriod(period, new Date(), zone)}
      onRemove={() => set({ started_after: null, started_before: null })}
    />
  ) : (
    <AddChip>Last seen</AddChip>
  );
  return (
    <Popover trigger={trigger} label="Last seen" open={open} onOpenChange={setOpen}>
      <PeriodEditor
        period={period}
        onChange={(next) => {
          set(next);
          setOpen(false);
        }}
      />
    </Popover>
  );
}
