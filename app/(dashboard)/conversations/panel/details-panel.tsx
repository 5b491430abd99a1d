"use client";

import type { ConversationWhole } from "#lib/domain/conversations/hooks.ts";
import type { May } from "../may.ts";
import type { Actions } from "../transcript/use-actions.ts";
import { CartPart } from "./cart-part.tsx";
import { CustomerPart } from "./customer-part.tsx";
import { FactsPart } from "./facts-part.tsx";
import { FeedbackPart } from "./feedback-part.tsx";
import { NotesPart } from "./notes-part.tsx";
import { Part } from "./part.tsx";
import { PurchasePart } from "./purchase-part.tsx";
import { SetOffList } from "./set-off-list.tsx";
import { TagsPart } from "./tags-part.tsx";

type DetailsPanelProps = { conversation: ConversationWhole; actions: Actions | null; may: May };

/** Who, what, and what came of it, beside the transcript. */
export function DetailsPanel({ conversation, actions, may }: DetailsPanelProps) {
  return (
    <>
      <CustomerPart customer={conversation.customer} />
      <TagsPart tags={conversation.tags} actions={actions} />
      {conversation.cart && <CartPart cart={conversation.cart} />}
      {conversation.purchase && <PurchasePart purchase={conversation.purchase} />}
      <FeedbackPart conversation={conversation} />
      <Part title="What it set off">
        <SetOffList id={conversation.id} seesDeliveries={may.seeWebhooks} />
      </Part>
      <NotesPart notes={conversation.notes} />
      <FactsPart conversation={conversation} />
    </>
  );
}
