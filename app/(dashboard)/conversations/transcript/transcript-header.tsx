"use client";

import { ArrowDown, ArrowLeft, ArrowUp, CircleCheck, PanelRight, RotateCcw } from "lucide-react";
import { nameOf } from "#app/(dashboard)/customers/name-of.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyIconButton } from "#components/ui/copy-button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { ActionMenu } from "./action-menu.tsx";
import { StartedWhere } from "./started-where.tsx";
import { ConversationState } from "./state-chip.tsx";
import type { Actions } from "./use-actions.ts";

export type HeaderProps = {
  conversation: ConversationRow;
  /** Null for those who may only read. */
  actions: Actions | null;
  onEscalate: () => void;
  onAsk: (ask: "assign" | "delete") => void;
  onDetails: () => void;
  onBack: () => void;
  onPrevious?: () => void;
  onNext?: () => void;
};

/** Who, how it stands, and what one can do about it. */
export function TranscriptHeader(props: HeaderProps) {
  const { conversation, actions, onEscalate } = props;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-5 py-2 max-md:px-4">
      <IconButton
        label="Back to the list"
        variant="quiet"
        icon={<ArrowLeft aria-hidden="true" />}
        onClick={props.onBack}
        className="-ml-2 @min-[42rem]/page:hidden"
      />
      <div className="min-w-0 flex-1 basis-52">
        <div className="flex min-w-0 items-center gap-2">
          <h2 id="conversation" tabIndex={-1} dir="auto" className="truncate rounded-tag text-section">
            {nameOf(conversation.customer)}
          </h2>
          <ConversationState conversation={conversation} />
        </div>
        <p className="flex min-w-0 items-center gap-1 text-ink-3 text-meta">
          <code className="w-29 shrink-0 truncate font-mono text-mono" title={conversation.id}>
            {conversation.id}
          </code>
          <CopyIconButton text={conversation.id} label="Copy the id" />
          <StartedWhere conversation={conversation} />
        </p>
      </div>
      <div data-chrome className="flex items-center gap-2">
        {actions && <NextStep status={conversation.status} actions={actions} />}
        {actions && (
          <ActionMenu conversation={conversation} actions={actions} onEscalate={onEscalate} onAsk={props.onAsk} />
        )}
        <Button onClick={props.onDetails} icon={<PanelRight aria-hidden="true" />} className="min-[1200px]:hidden">
          Details
        </Button>
        <Steps onPrevious={props.onPrevious} onNext={props.onNext} />
      </div>
    </header>
  );
}

function NextStep({ status, actions }: { status: ConversationRow["status"]; actions: Actions }) {
  const ended = status === "resolved" || status === "closed";
  return (
    <Button
      onClick={() => void (ended ? actions.reopen() : actions.resolve())}
      icon={ended ? <RotateCcw aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
    >
      {ended ? "Reopen" : "Resolve"}
      <Kbd className="touch:hidden">R</Kbd>
    </Button>
  );
}

function Steps({ onPrevious, onNext }: Pick<HeaderProps, "onPrevious" | "onNext">) {
  return (
    <div className="flex items-center gap-1 border-line border-l pl-2 max-md:hidden">
      <IconButton
        variant="quiet"
        label="Previous conversation"
        icon={<ArrowUp aria-hidden="true" />}
        disabled={!onPrevious}
        onClick={onPrevious}
      />
      <IconButton
        variant="quiet"
        label="Next conversation"
        icon={<ArrowDown aria-hidden="true" />}
        disabled={!onNext}
        onClick={onNext}
      />
    </div>
  );
}
