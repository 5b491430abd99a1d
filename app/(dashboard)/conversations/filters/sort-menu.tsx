"use client";

import { ArrowDownUp } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuChoices } from "#components/ui/menu.tsx";
import type { Filters } from "./filter-params.ts";

export const sortOptions: readonly { value: Filters["sort"]; label: string }[] = [
  { value: "-started_at", label: "Newest first" },
  { value: "started_at", label: "Oldest first" },
  { value: "-updated_at", label: "Last changed first" },
  { value: "updated_at", label: "Longest unchanged first" },
  { value: "-created_at", label: "Last received first" },
  { value: "created_at", label: "First received first" },
  { value: "-message_count", label: "Most messages first" },
  { value: "message_count", label: "Fewest messages first" },
  { value: "-duration_seconds", label: "Longest first" },
  { value: "duration_seconds", label: "Shortest first" },
  { value: "-satisfaction_score", label: "Most satisfied first" },
  { value: "satisfaction_score", label: "Least satisfied first" },
];

/** In which order the list stands. */
export function SortMenu({ sort, onSort }: { sort: Filters["sort"]; onSort: (sort: Filters["sort"]) => void }) {
  const current = sortOptions.find((option) => option.value === sort);
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="small" icon={<ArrowDownUp aria-hidden="true" />}>
          {current?.label}
        </Button>
      }
    >
      <MenuChoices label="Order" value={sort} options={sortOptions} onValueChange={onSort} />
    </Menu>
  );
}
