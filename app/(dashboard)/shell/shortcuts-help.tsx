"use client";

import { Fragment } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Leader, Leaders } from "#components/ui/leader.tsx";
import type { Nav } from "./nav.ts";
import { useModifier } from "./use-modifier.ts";

const inTables: readonly [string, string[]][] = [
  ["Walk the rows", ["↑", "↓"]],
  ["Open the row", ["Enter"]],
  ["Hold or go on, in a live log", ["Space"]],
  ["Walk the points of a chart", ["←", "→"]],
];

type ShortcutsHelpProps = { nav: Nav; open: boolean; onOpenChange: (open: boolean) => void };

/** All keys, on one slip. */
export function ShortcutsHelp({ nav, open, onOpenChange }: ShortcutsHelpProps) {
  const modifier = useModifier();
  const everywhere: [string, string[]][] = [
    ["Search or jump to", [`${modifier}K`]],
    ["Show these shortcuts", ["?"]],
    ...nav.items.flatMap((item): [string, string[]][] =>
      item.key ? [[`Go to ${item.label}`, ["G", item.key.toUpperCase()]]] : [],
    ),
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <ShortcutList title="Everywhere" entries={everywhere} />
      <ShortcutList title="Tables, logs and charts" entries={inTables} />
    </Dialog>
  );
}

function ShortcutList({ title, entries }: { title: string; entries: readonly (readonly [string, string[]])[] }) {
  return (
    <section className="not-first:mt-4">
      <h3 className="mb-1 text-section">{title}</h3>
      <Leaders>
        {entries.map(([label, keys]) => (
          <Leader
            key={label}
            label={label}
            value={keys.map((key) => (
              <Fragment key={key}>
                {" "}
                <Kbd>{key}</Kbd>
              </Fragment>
            ))}
          />
        ))}
      </Leaders>
    </section>
  );
}
