"use client";

import { useRef, useState } from "react";
import type { ConversationWhole } from "#lib/domain/conversations/hooks.ts";
import { nameOf } from "../../customers/name-of.ts";
import { type Asked, BulkDialogs } from "../bulk/bulk-dialogs.tsx";
import { bulks } from "../bulk/steps.ts";
import { useBulk } from "../bulk/use-bulk.ts";
import type { May } from "../may.ts";
import { DetailsDrawer } from "../panel/details-drawer.tsx";
import { DetailsPanel } from "../panel/details-panel.tsx";
import { useKeys } from "../use-keys.ts";
import { useTitle } from "../use-title.ts";
import { EscalateDialog } from "./escalate-dialog.tsx";
import { NoteComposer } from "./note-composer.tsx";
import { Transcript } from "./transcript.tsx";
import { TranscriptHeader } from "./transcript-header.tsx";
import { useActions } from "./use-actions.ts";

export type OpenProps = {
  conversation: ConversationWhole;
  query: string;
  may: May;
  onBack: () => void;
  onPrevious?: () => void;
  onNext?: () => void;
};

/** A conversation with its head, its script, the note field, and the panel beside it. */
export function OpenConversation({ conversation, query, may, ...steps }: OpenProps) {
  const all = useActions(conversation);
  const actions = may.write ? all : null;
  const [escalating, setEscalating] = useState(false);
  const [details, setDetails] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const bulk = useBulk((done) => done === bulks.delete && steps.onBack());
  const composer = useRef<HTMLTextAreaElement>(null);
  const ended = conversation.status === "resolved" || conversation.status === "closed";
  useTitle(`Conversation with ${nameOf(conversation.customer)}`);
  const escalate = () => setEscalating(true);

  useKeys({
    r: actions ? () => void (ended ? actions.reopen() : actions.resolve()) : undefined,
    e: actions && conversation.status !== "escalated" ? escalate : undefined,
    n: actions ? () => composer.current?.focus() : undefined,
  });

  const panel = <DetailsPanel conversation={conversation} actions={actions} may={may} />;
  return (
    <div className="flex h-full min-h-0 min-w-0">
      <section aria-labelledby="conversation" className="flex min-w-0 flex-1 flex-col">
        <TranscriptHeader
          conversation={conversation}
          actions={actions}
          onEscalate={escalate}
          onAsk={(ask) => setAsked({ ask, rows: [conversation] })}
          onDetails={() => setDetails(true)}
          {...steps}
        />
        <Transcript conversation={conversation} query={query} />
        {actions && <NoteComposer id={conversation.id} ref={composer} />}
      </section>
      <aside
        aria-label="Details"
        className="w-69 shrink-0 overflow-y-auto border-line border-l bg-sunken max-[1200px]:hidden"
      >
        {panel}
      </aside>
      <DetailsDrawer open={details} onOpenChange={setDetails}>
        {panel}
      </DetailsDrawer>
      <BulkDialogs asked={asked} onClose={() => setAsked(null)} bulk={bulk} />
      {actions && <EscalateDialog conversation={conversation} open={escalating} onOpenChange={setEscalating} />}
    </div>
  );
}
