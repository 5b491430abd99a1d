"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { TimeZoneProvider } from "#components/ui/time-zone.tsx";
import { Toaster } from "#components/ui/toaster.tsx";
import { TooltipProvider } from "#components/ui/tooltip.tsx";
import { leaveWhenSignedOut } from "./signed-out.ts";

const FRESH_MS = 10_000;

const makeClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: 1 } },
  });

/** What every page of the dashboard relies on: queries, the URL as state, tooltips, notices, the time zone. */
export function Providers({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <TimeZoneProvider timeZone={timeZone}>
          <TooltipProvider>{children}</TooltipProvider>
          <Toaster />
        </TimeZoneProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}
