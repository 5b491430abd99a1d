"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import type { Change } from "./change.ts";
import { ChangeMark } from "./change-mark.tsx";

export type FigureTab = {
  value: string;
  label: string;
  /** Written out; null when nothing is known. */
  figure: string | null;
  unit?: string;
  change?: Change;
};

type FigureTabsProps = {
  label: string;
  tabs: readonly FigureTab[];
  value: string;
  onValueChange: (value: string) => void;
  /** What the chosen figure shows. */
  children: ReactNode;
};

/** Headline figures, each a tab that picks the chart below. */
export function FigureTabs({ label, tabs, value, onValueChange, children }: FigureTabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onValueChange}>
      <Radix.List aria-label={label} className="grid grid-cols-2 overflow-hidden border-line border-y md:grid-cols-5">
        {tabs.map((tab) => (
          <Tab key={tab.value} {...tab} />
        ))}
      </Radix.List>
      <Radix.Content value={value} className="outline-offset-[-2px]">
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}

function Tab({ value, label, figure, unit, change }: FigureTab) {
  return (
    <Radix.Trigger
      value={value}
      className="group relative -mr-px -mb-px flex min-w-0 flex-col items-start border-line border-r border-b px-4 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2 max-md:odd:last:col-span-2 md:px-6"
    >
      <span className="max-w-full truncate text-ink-2 text-ui group-data-[state=active]:font-semibold group-data-[state=active]:text-ink">
        {label}
      </span>
      <span className="flex flex-wrap items-baseline gap-x-2.5">
        <span className="whitespace-nowrap text-figure-md text-ink">
          {figure ?? "–"}
          {unit && figure !== null && <span className="pl-0.5 text-unit tracking-normal">{unit}</span>}
        </span>
        <span className="flex items-center gap-x-0.5 text-ink-2 text-meta">
          {change && <ChangeMark change={change} />}
          {figure === null && "No data"}
        </span>
      </span>
      <span className="absolute inset-x-4 bottom-0 h-0.5 group-data-[state=active]:bg-ink md:inset-x-6" />
    </Radix.Trigger>
  );
}
