"use client";

import { FileSpreadsheet } from "lucide-react";
import { type DragEvent, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { StateGlyph } from "#components/ui/state-glyph.tsx";
import { draftFields } from "../item/draft.ts";

type ChooseFileProps = { name: string | null; problem: string | null; onChoose: (file: File) => void };

const example = `${draftFields.join(",")}\nBOOT-42,Walking boot,12,0,5,2026-12-01,129.90,EUR,BOOT-43|SHOE-42\n`;

/** A CSV file, by a click or dropped here. */
export function ChooseFile({ name, problem, onChoose }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file) onChoose(file);
  };
  return (
    <section
      aria-label="The file"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      className="flex flex-col items-start gap-3 rounded-control border border-edge border-dashed bg-sunken p-4"
    >
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv,text/plain"
        aria-label="CSV file"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onChoose(file);
          event.target.value = "";
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={<FileSpreadsheet aria-hidden="true" />} onClick={() => input.current?.click()}>
          {name ? "Choose another file" : "Choose a file"}
        </Button>
        <span className="text-ink-2 text-ui">{name ?? "or drop it here"}</span>
      </div>
      {problem && (
        <p role="alert" className="flex items-center gap-1.5 text-bad text-ui">
          <StateGlyph glyph="failed" className="size-3.5" />
          {problem}
        </p>
      )}
      <p className="text-ink-3 text-meta">
        Columns: sku and quantity, and if you like name, reserved, low_stock_threshold, restock_at, price, currency and
        alternatives.{" "}
        <a
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(example)}`}
          download="inventory.csv"
          className="rounded-tag text-accent underline underline-offset-2"
        >
          Download an example
        </a>
      </p>
    </section>
  );
}
