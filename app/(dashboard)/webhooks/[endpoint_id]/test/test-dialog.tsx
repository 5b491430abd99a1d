"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { State } from "#components/ui/state.tsx";
import { useSendTest } from "#lib/domain/webhooks/hooks.ts";
import { EventSource, type Source } from "../../trial/event-source.tsx";
import { TestResult } from "./test-result.tsx";

/** Sends one test and shows what went over the wire, both ways, as soon as it is over. */
export function TestDialog({ endpointId, onClose }: { endpointId: string; onClose: () => void }) {
  const [source, setSource] = useState<Source>({ event_type: "conversation.started", event_id: null });
  const test = useSendTest(endpointId);
  const { event_type, event_id } = source;
  const send = () => test.mutate(event_id ? { event_type, event_id } : { event_type });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="wide"
      title="Send a test"
      description="It is signed like any other, marked by X-ShopGuide-Test, and sent once; to a paused endpoint as well."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Close
          </Button>
          <Button variant="primary" loading={test.isPending} onClick={send}>
            {test.data ? "Send again" : "Send"}
          </Button>
        </>
      }
    >
      <EventSource value={source} onChange={setSource} />
      <div role="status" className="flex min-w-0 flex-col gap-4 pt-4 empty:hidden">
        {test.isPending && <p className="text-ink-2 text-ui">Waiting for the answer…</p>}
        {test.error && <State glyph="failed">{test.error.message}</State>}
        {!test.isPending && test.data && <TestResult delivery={test.data} onFollow={onClose} />}
      </div>
    </Dialog>
  );
}
