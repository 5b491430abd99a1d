"use client";

import { useEffect, useState } from "react";
import type { z } from "zod";
import { type OpenedInvitation, openInvitation } from "#lib/domain/members/invitations/contract.ts";
import { ApiError, call } from "#lib/http/client.ts";

export type Offer = z.output<typeof OpenedInvitation>;

type Opened = { token: string; offer: Offer | null; failure: string | null };

/** What the link offers, asked of the server once the browser knows the token; null while it is asked. */
export function useInvitation(token: string | null): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    if (token === null) return;
    const leave = new AbortController();
    call(openInvitation, { body: { token } }, leave.signal).then(
      (offer) => setOpened({ token, offer, failure: null }),
      (error: unknown) => {
        if (!leave.signal.aborted) setOpened({ token, offer: null, failure: reasonOf(error) });
      },
    );
    return () => leave.abort();
  }, [token]);
  return opened?.token === token ? opened : null;
}

function reasonOf(error: unknown): string {
  if (error instanceof ApiError && error.status === 400) return "This link is not whole. Open it as it was sent.";
  return error instanceof Error ? error.message : "That did not work. Try again in a moment.";
}
