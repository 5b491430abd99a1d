"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { type CustomerNoteRow, customerNotesQuery } from "#lib/domain/customers/hooks.ts";
import { channelName } from "../../conversations/words.ts";
import { AddNote } from "./add-note.tsx";

/** What the team wrote about a customer, and what took place outside the chat. */
export function CustomerNotes({ customerId, mayWrite }: { customerId: string; mayWrite: boolean }) {
  const query = useInfiniteQuery(customerNotesQuery(customerId));
  const [adding, setAdding] = useState(false);
  const notes = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Section
      title="Notes"
      aside={
        mayWrite && (
          <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
            Add a note
          </Button>
        )
      }
    >
      {query.isPending && <Skeleton className="h-12" />}
      {query.error && <Failure what="The notes" error={query.error} onRetry={query.refetch} />}
      {query.isSuccess && notes.length === 0 && (
        <p className="text-ink-3 text-ui">No notes yet. Only your team sees them.</p>
      )}
      <ul className="flex flex-col gap-3">
        {notes.map((note) => (
          <li key={note.id}>
            <NoteLine note={note} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          size="small"
          variant="quiet"
          className="mt-2 -ml-2.5"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Earlier notes
        </Button>
      )}
      {adding && <AddNote customerId={customerId} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function NoteLine({ note: { kind, body, author, channel, occurred_at, created_at } }: { note: CustomerNoteRow }) {
  return (
    <div className="text-ui">
      <p className="wrap-anywhere whitespace-pre-wrap text-ink" dir="auto">
        {body}
      </p>
      <p className="flex flex-wrap items-center gap-x-2 text-ink-3 text-meta">
        {kind === "interaction" && <Tag>{channel ? channelName(channel) : "Interaction"}</Tag>}
        <span>
          <bdi>{author}</bdi>, <RelativeTime at={occurred_at ?? created_at} />
        </span>
      </p>
    </div>
  );
}
