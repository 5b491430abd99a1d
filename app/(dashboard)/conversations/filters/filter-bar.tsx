"use client";

import { clsx } from "clsx";
import type { ReactNode, Ref } from "react";
import { AddChip } from "#components/ui/chip.tsx";
import { AddFilter } from "./add-filter.tsx";
import { fields, isSet } from "./fields.ts";
import { FieldChips } from "./filter-chips.tsx";
import type { Filters } from "./filter-params.ts";
import { SearchBox } from "./search-box.tsx";
import type { SetFilters } from "./use-filters.ts";
import { isTold } from "./view-tabs.tsx";

type FilterBarProps = {
  filters: Filters;
  set: SetFilters;
  onSearch: (text: string) => void;
  onLeaveSearch: () => void;
  searchRef: Ref<HTMLInputElement>;
  /** At the right: how many are listed, and in which order. */
  aside: ReactNode;
  className?: string;
};

/** Search, the filters in force, "+ Filter", and what the list is. */
export function FilterBar({ filters, set, onSearch, onLeaveSearch, searchRef, ...rest }: FilterBarProps) {
  const inForce = fields.filter((field) => isSet(field, filters) && !isTold(field, filters));
  return (
    <div
      data-chrome
      className={clsx(
        "flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-6 py-2.5 max-md:px-4 max-md:py-2",
        rest.className,
      )}
    >
      <SearchBox
        ref={searchRef}
        q={filters.q}
        onSearch={onSearch}
        onLeave={onLeaveSearch}
        label="Search conversations"
        placeholder="Search words, names, tags"
        className="w-63 max-md:min-w-0 max-md:flex-1"
      />
      <FieldChips inForce={inForce} filters={filters} set={set}>
        <AddFilter trigger={<AddChip />} filters={filters} set={set} sortable />
      </FieldChips>
      <div className="ml-auto flex items-center gap-1 text-ink-3 text-ui max-md:hidden">{rest.aside}</div>
    </div>
  );
}
