"use client";

import { useQuery } from "@tanstack/react-query";
import { Failure, isMissing } from "#app/(dashboard)/failure.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { conversationQuery } from "#lib/domain/conversations/hooks.ts";
import { OpenConversation, type OpenProps } from "./open-conversation.tsx";

/** The open conversation, or why it is not there. */
export function TranscriptPane({ id, ...rest }: Omit<OpenProps, "conversation"> & { id: string }) {
  const { data, error, isPending, refetch } = useQuery(conversationQuery(id));
  if (isPending) return <TranscriptSkeleton />;
  if (data) return <OpenConversation key={id} conversation={data} {...rest} />;
  if (isMissing(error)) {
    return (
      <div className="flex flex-col items-start gap-4 px-6 py-8 max-md:px-4">
        <p className="text-ink-2 text-read">There is no such conversation in this shop. The address may be cut off.</p>
        <ButtonLink href="/conversations">All conversations</ButtonLink>
      </div>
    );
  }
  return <Failure what="The conversation" error={error} onRetry={refetch} />;
}

const LINES = ["w-3/5", "w-4/5", "w-2/5", "w-3/4", "w-1/2"];

function TranscriptSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-6 px-5 py-4 max-md:px-4">
      <p className="sr-only">Loading the conversation</p>
      <Skeleton className="h-8 w-2/5" />
      {LINES.map((width) => (
        <div key={width} className="flex gap-4">
          <Skeleton className="h-4 w-16 shrink-0" />
          <Skeleton className={`h-4 ${width}`} />
        </div>
      ))}
    </div>
  );
}
