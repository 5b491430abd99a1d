"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { notify, notifyError } from "#components/ui/toaster.tsx";
import { type SessionRow, sessionsQuery, useEndSessions } from "#lib/domain/members/me/hooks.ts";
import { Failure } from "../failure.tsx";
import { browserOf } from "./browser-of.ts";

/** Where the person is signed in; each can be ended from here. */
export function Sessions() {
  const query = useQuery(sessionsQuery);
  const [asking, setAsking] = useState(false);
  const end = useEndSessions();
  const others = query.data?.data.filter((session) => !session.current) ?? [];
  return (
    <Section
      title="Where you are signed in"
      aside={
        others.length > 0 && (
          <Button size="small" onClick={() => setAsking(true)}>
            End all others
          </Button>
        )
      }
    >
      {query.data ? (
        <ul className="divide-y divide-line border-line border-y">
          {query.data.data.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </ul>
      ) : query.error ? (
        <Failure what="Your sessions" error={query.error} onRetry={() => query.refetch()} />
      ) : (
        <Skeleton className="h-16" />
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="End all your other sessions"
        description="Wherever else you are signed in, you are asked for your password again within a second."
        confirmLabel="End them"
        onConfirm={async () => {
          await end.mutateAsync("others");
          notify("Your other sessions have ended.");
        }}
      />
    </Section>
  );
}

function SessionLine({ session }: { session: SessionRow }) {
  const { id, current, address, user_agent, last_seen_at } = session;
  const end = useEndSessions();
  return (
    <li className="flex items-center gap-4 py-2.5 text-ui">
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2 text-ink">
          <span className="truncate" title={user_agent ?? undefined}>
            {browserOf(user_agent)}
          </span>
          {current && <Tag>this one</Tag>}
        </span>
        <span className="text-ink-3 text-meta">
          {address && <span className="font-mono">{address}, </span>}last seen <RelativeTime at={last_seen_at} />
        </span>
      </span>
      {!current && (
        <Button
          size="small"
          variant="quiet"
          loading={end.isPending}
          onClick={() =>
            end.mutate(id, {
              onSuccess: () => notify("That session has ended."),
              onError: (error) => notifyError(error.message),
            })
          }
        >
          End
        </Button>
      )}
    </li>
  );
}
