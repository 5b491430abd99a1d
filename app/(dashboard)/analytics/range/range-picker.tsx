"use client";

import { clsx } from "clsx";
import { CalendarDays, Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Segments } from "#components/ui/segments.tsx";
import { daySpan } from "./days.ts";
import { OwnDays } from "./own-days.tsx";
import { comparisons, type Preset } from "./range.ts";
import { comparedWith, comparisonNames, presetNames } from "./range-words.ts";
import type { AskedRange, RangeChange } from "./use-range.ts";

type RangePickerProps = Pick<AskedRange, "range" | "today" | "set"> & {
  /** Left out where nothing is compared. */
  compare?: AskedRange["compare"];
};

/** Which days the page is about, and what they are compared with. */
export function RangePicker({ range, compare, today, set }: RangePickerProps) {
  const [open, setOpen] = useState(false);
  const choose = (change: RangeChange) => {
    set(change);
    setOpen(false);
  };
  return (
    <Popover
      label="Range"
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="w-80! p-1!"
      trigger={<RangeButton range={range} today={today} compare={compare} />}
    >
      <div className="grid grid-cols-2">
        {Object.entries(presetNames).map(([preset, name]) => (
          <PresetChoice
            key={preset}
            name={name}
            chosen={range.preset === preset}
            onChoose={() => choose({ range: preset as Preset, from: null, to: null })}
          />
        ))}
      </div>
      <div className="mt-1 border-line border-t p-2 pt-3">
        <OwnDays
          key={`${range.start} ${range.end}`}
          range={range}
          today={today}
          onChoose={(from, to) => choose({ range: "custom", from, to })}
        />
      </div>
      {compare && (
        <div className="flex flex-col gap-1.5 border-line border-t p-2 pt-3">
          <span className="text-ink-2 text-meta">Compare with</span>
          <Segments
            label="Compare with"
            className="*:flex-1"
            value={compare}
            options={comparisons.map((value) => ({ value, label: comparisonNames[value] }))}
            onValueChange={(value) => set({ compare: value })}
          />
        </div>
      )}
    </Popover>
  );
}

type RangeButtonProps = Pick<RangePickerProps, "range" | "today" | "compare">;

function RangeButton({ range, today, compare, ...trigger }: RangeButtonProps) {
  const thisYear = today.slice(0, 4);
  return (
    <Button {...trigger} icon={<CalendarDays aria-hidden="true" className="text-ink-3" />}>
      <span className="sr-only">Range: </span>
      {daySpan(range.start, range.end, thisYear)}
      {compare && compare !== "none" && (
        <span className="truncate font-normal text-ink-2">vs {comparedWith(range, compare, thisYear)}</span>
      )}
      <ChevronDown aria-hidden="true" className="text-ink-3" />
    </Button>
  );
}

function PresetChoice({ name, chosen, onChoose }: { name: string; chosen: boolean; onChoose: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={clsx(
        "flex h-8 items-center justify-between rounded-tag px-2 text-left text-ui hover:bg-hover",
        "focus-visible:-outline-offset-2 touch:h-11",
        chosen && "font-semibold",
      )}
    >
      {name}
      {chosen && <Check className="size-4 text-accent" aria-hidden="true" />}
    </button>
  );
}
