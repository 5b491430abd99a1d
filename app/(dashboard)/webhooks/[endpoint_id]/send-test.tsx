"use client";

import { Send } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TestDialog } from "./test/test-dialog.tsx";

type SendTestProps = { endpointId: string; variant?: "primary" | "secondary" };

/** Opens the test sender. */
export function SendTest({ endpointId, variant = "secondary" }: SendTestProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} icon={<Send aria-hidden="true" />} onClick={() => setOpen(true)}>
        Send test
      </Button>
      {open && <TestDialog endpointId={endpointId} onClose={() => setOpen(false)} />}
    </>
  );
}
