"use client";

import { type ReactNode, useState } from "react";
import { Popover } from "#components/ui/popover.tsx";
import { ChoiceEditor } from "./choices-editor.tsx";
import { FieldEditor } from "./field-editor.tsx";
import { type Field, fieldLabels, isSet, offeredFields } from "./fields.ts";
import type { Filters } from "./filter-params.ts";
import { sortOptions } from "./sort-menu.tsx";
import type { SetFilters } from "./use-filters.ts";

type AddFilterProps = {
  trigger: ReactNode;
  filters: Filters;
  set: SetFilters;
  offered?: readonly Field[];
  /** On a phone the order of a list stands here too. */
  sortable?: boolean;
};

/** First by what, then by which value, in one panel. */
export function AddFilter({ trigger, filters, set, offered = offeredFields, sortable }: AddFilterProps) {
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<Field | null>(null);
  const turn = (next: boolean) => {
    setOpen(next);
    if (next) setField(null);
  };
  const order = (sort: Filters["sort"]) => {
    set({ sort });
    turn(false);
  };
  const left = offered.filter((candidate) => !isSet(candidate, filters));
  return (
    <Popover trigger={trigger} label="Filter" open={open} onOpenChange={turn}>
      {field ? (
        <>
          <h3 className="mb-2 text-section">{fieldLabels[field]}</h3>
          <FieldEditor field={field} filters={filters} set={set} onDone={() => turn(false)} />
        </>
      ) : (
        <>
          <ChoiceEditor
            label="Filter by"
            options={left.map((value) => ({ value, label: fieldLabels[value] }))}
            chosen={null}
            onChoose={setField}
          />
          {sortable && (
            <div className="mt-2 border-line border-t pt-2 md:hidden">
              <ChoiceEditor label="Order" options={sortOptions} chosen={filters.sort} onChoose={order} />
            </div>
          )}
        </>
      )}
    </Popover>
  );
}
