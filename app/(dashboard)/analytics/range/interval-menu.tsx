"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuChoices } from "#components/ui/menu.tsx";
import { intervalsFor } from "./range.ts";
import { intervalNames } from "./range-words.ts";
import type { AskedRange } from "./use-range.ts";

/** By hour, day, week or month, as far as it suits the range. */
export function IntervalMenu({ range, by, set }: Pick<AskedRange, "range" | "by" | "set">) {
  const options = intervalsFor(range.days).map((value) => ({ value, label: intervalNames[value] }));
  return (
    <Menu
      trigger={
        <Button>
          <span className="sr-only">Steps: </span>
          {intervalNames[by]}
          <ChevronDown aria-hidden="true" className="text-ink-3" />
        </Button>
      }
    >
      <MenuChoices label="Steps" value={by} options={options} onValueChange={(value) => set({ by: value })} />
    </Menu>
  );
}
