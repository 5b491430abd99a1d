"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { Preview } from "./preview.tsx";
import { type ReadFile, readCsv } from "./read-csv.ts";
import { useImport } from "./use-import.ts";

type ImportDialogProps = { currency: string; onClose: () => void };

/** From a CSV file to stock: choose, look, import, and read what came of it. */
export function ImportDialog({ currency, onClose }: ImportDialogProps) {
  const [file, setFile] = useState<(ReadFile & { name: string }) | null>(null);
  const { state, outcome, problem, run } = useImport();
  const good = file?.lines.filter((line) => line.problem === null) ?? [];
  const choose = async (chosen: File) => {
    setFile({ name: chosen.name, ...readCsv(await chosen.text(), currency) });
  };
  const running = state === "running";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !running && onClose()}
      size="wide"
      title="Import stock from a CSV file"
      description="Items that exist are changed, others are added. What a line leaves empty stays as it is."
      footer={
        state === "idle" ? (
          <>
            <Button variant="quiet" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" disabled={good.length === 0} onClick={() => void run(good)}>
              {good.length === 0 ? "Import" : `Import ${countOf(good.length)}`}
            </Button>
          </>
        ) : (
          <Button variant="primary" loading={running} onClick={onClose}>
            Done
          </Button>
        )
      }
    >
      {state === "idle" ? (
        <div className="flex flex-col gap-4">
          <ChooseFile name={file?.name ?? null} problem={file?.problem ?? null} onChoose={choose} />
          {file && file.problem === null && <Preview file={file} />}
        </div>
      ) : (
        <ImportOutcome total={good.length} outcome={outcome} state={state} problem={problem} />
      )}
    </Dialog>
  );
}

const countOf = (lines: number) => (lines === 1 ? "1 line" : `${lines.toLocaleString("en-GB")} lines`);
