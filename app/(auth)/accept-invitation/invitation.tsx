"use client";

import { Notice } from "#app/(auth)/notice.tsx";
import { useLinkToken } from "#app/(auth)/use-link-token.ts";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { JoinForm } from "./join-form.tsx";
import { useInvitation } from "./use-invitation.ts";

/** Opens the link and asks for what is needed to join. */
export function Invitation() {
  const token = useLinkToken();
  const opened = useInvitation(token);
  if (!opened || token === null) {
    return (
      <div role="status" aria-label="Opening your invitation" className="flex flex-col gap-4">
        <Skeleton className="h-7 w-3/4" />
        <Skeleton className="h-5 w-full" />
        <Skeleton className="h-10 w-full" />
      </div>
    );
  }
  if (opened.offer) return <JoinForm token={token} offer={opened.offer} />;
  return (
    <Notice
      title="This invitation cannot be opened"
      onwards={
        <>
          Are you a member already? <ArrowLink href="/sign-in">Sign in</ArrowLink>
        </>
      }
    >
      {opened.failure} Whoever invited you can send it again.
    </Notice>
  );
}
