"use client";

import { clsx } from "clsx";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { centreTab } from "./centre-tab.ts";
import { tabClass, tabListClass } from "./tab-style.ts";

export type Tab<Value extends string = string> = { value: Value; label: ReactNode; count?: ReactNode };

type TabsProps<Value extends string> = {
  tabs: readonly Tab<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  label: string;
  className?: string;
  /** TabPanel elements. */
  children?: ReactNode;
};

/** Views of one thing on one page; for pages of their own use LinkTabs. */
export function Tabs<Value extends string>({
  tabs,
  value,
  onValueChange,
  label,
  className,
  children,
}: TabsProps<Value>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onValueChange(next as Value)}>
      <Radix.List aria-label={label} className={clsx(tabListClass, className)}>
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            ref={tab.value === value ? centreTab : undefined}
            value={tab.value}
            className={tabClass}
          >
            {tab.label}
            {tab.count !== undefined && <span className="font-normal text-ink-3 text-meta">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {children}
    </Radix.Root>
  );
}

/** What one tab shows. */
export function TabPanel({ value, className, children }: { value: string; className?: string; children: ReactNode }) {
  return (
    <Radix.Content value={value} className={className}>
      {children}
    </Radix.Content>
  );
}
