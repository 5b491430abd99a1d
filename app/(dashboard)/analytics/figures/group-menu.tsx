"use client";

import { Layers2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Select } from "#components/ui/select.tsx";
import { type Dimension, dimensionIds, dimensions } from "#lib/domain/analytics/definitions/dimensions.ts";

const NONE = "none";

type GroupMenuProps = { groups: readonly Dimension[]; onChange: (groups: Dimension[]) => void };

const optionsWithout = (taken: Dimension | undefined, none: string) => [
  { value: NONE, label: none },
  ...dimensionIds.filter((id) => id !== taken).map((id) => ({ value: id, label: dimensions[id].label })),
];

/** By what the figures are told apart: one dimension, or two. */
export function GroupMenu({ groups, onChange }: GroupMenuProps) {
  const [first, second] = groups;
  const choose = (...next: string[]) => onChange(next.filter((id): id is Dimension => id in dimensions));
  return (
    <Popover
      label="Group"
      align="end"
      trigger={
        <Button variant="quiet" icon={<Layers2 aria-hidden="true" />}>
          {groups.length === 0 ? "Group" : `By ${groups.map((id) => dimensions[id].label.toLowerCase()).join(" and ")}`}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label="Group by">
          <Select
            value={first ?? NONE}
            onValueChange={(id) => choose(id, id === second ? NONE : (second ?? NONE))}
            options={optionsWithout(undefined, "Nothing")}
          />
        </Field>
        {first && (
          <Field label="And then by">
            <Select
              value={second ?? NONE}
              onValueChange={(id) => choose(first, id)}
              options={optionsWithout(first, "Nothing more")}
            />
          </Field>
        )}
      </div>
    </Popover>
  );
}
