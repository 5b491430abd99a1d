"use client";

import { nameOf } from "#app/(dashboard)/customers/name-of.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { count, type Refused } from "./steps.ts";

/** Which conversations were left as they are, and why. */
export function RefusedDialog({ refused, onClose }: { refused: readonly Refused[]; onClose: () => void }) {
  return (
    <Dialog
      open={refused.length > 0}
      onOpenChange={(open) => !open && onClose()}
      title={`${count(refused)} could not be changed`}
      description="They are as they were. The others are done."
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <ul className="flex flex-col gap-2 text-ui">
        {refused.map(({ row, reason }) => (
          <li key={row.id} className="wrap-anywhere">
            <bdi className="font-semibold">{nameOf(row.customer)}</bdi>{" "}
            <code className="font-mono text-ink-3 text-mono">{row.id}</code>
            <br />
            {reason}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
