"use client";

import { clsx } from "clsx";
import { CalendarDays, Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { OwnDays } from "./own-days.tsx";
import { daysBefore, type Preset, type Range } from "./range.ts";
import { daySpan } from "./words.ts";

const names: Record<Exclude<Preset, "custom">, string> = {
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
  month: "This month",
};

export type RangeChange = { range: Preset; from: string | null; to: string | null };

type RangePickerProps = {
  range: Range;
  today: string;
  compare: boolean;
  onRange: (change: RangeChange) => void;
  onCompare: (compare: boolean) => void;
};

/** Which days the page is about, and whether they are compared with those before. */
export function RangePicker({ range, today, compare, onRange, onCompare }: RangePickerProps) {
  const [open, setOpen] = useState(false);
  const choose = (change: RangeChange) => {
    onRange(change);
    setOpen(false);
  };
  return (
    <Popover
      label="Range"
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="p-1!"
      trigger={<RangeButton range={range} today={today} compare={compare} />}
    >
      <div className="flex flex-col">
        {Object.entries(names).map(([preset, name]) => (
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
      <div className="border-line border-t p-2 pt-3">
        <Checkbox
          label="Compare with the days before"
          checked={compare}
          onCheckedChange={(checked) => onCompare(checked === true)}
        />
      </div>
    </Popover>
  );
}

type RangeButtonProps = { range: Range; today: string; compare: boolean };

function RangeButton({ range, today, compare, ...trigger }: RangeButtonProps) {
  const thisYear = today.slice(0, 4);
  const before = daysBefore(range);
  return (
    <Button {...trigger} icon={<CalendarDays aria-hidden="true" className="text-ink-3" />}>
      <span className="sr-only">Range: </span>
      {daySpan(range.start, range.end, thisYear)}
      {compare && <span className="font-normal text-ink-2">vs {daySpan(before.start, before.end, thisYear)}</span>}
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
