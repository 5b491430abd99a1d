"use client";

import { AddFilter } from "#app/(dashboard)/conversations/filters/add-filter.tsx";
import { FieldChips } from "#app/(dashboard)/conversations/filters/filter-chips.tsx";
import { AddChip } from "#components/ui/chip.tsx";
import { comparedFields, type Side } from "./use-sides.ts";

type SideFiltersProps = {
  name: "A" | "B";
  side: Side;
  /** What the group is while it has no filter. */
  otherwise: string;
};

/** Which conversations one side of the comparison is about. */
export function SideFilters({ name, side, otherwise }: SideFiltersProps) {
  return (
    <section aria-label={`Group ${name}`} className="flex flex-wrap items-center gap-2 px-6 py-4 max-md:px-4">
      <h2 className="w-5 text-section">{name}</h2>
      {side.inForce.length === 0 && <span className="text-ink-2 text-ui">{otherwise}</span>}
      <FieldChips inForce={side.inForce} filters={side.filters} set={side.set}>
        <AddFilter
          trigger={<AddChip aria-label={`Add a filter to ${name}`}>Filter</AddChip>}
          filters={side.filters}
          set={side.set}
          offered={comparedFields}
        />
      </FieldChips>
    </section>
  );
}
