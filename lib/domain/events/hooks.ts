"use client";

import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { type CallInput, call } from "#lib/http/client.ts";
import { useNewestFirst } from "#lib/http/use-newest-first.ts";
import { type Event, getEvent, listEvents } from "./contract.ts";

export type EventRow = z.output<typeof Event>;
export type EventFilters = Omit<NonNullable<CallInput<typeof listEvents>["query"]>, "limit" | "cursor">;

export const eventKeys = {
  list: (filters: EventFilters) => ["events", "list", filters] as const,
  detail: (id: string) => ["events", "detail", id] as const,
};

/** What happened, newest first. */
export const useEvents = (filters: EventFilters) =>
  useNewestFirst(eventKeys.list(filters), (cursor, signal) =>
    call(listEvents, { query: { ...filters, cursor, limit: 50 } }, signal),
  );

/** An event never changes, so it is fetched once. */
export const useEvent = (id: string) =>
  useQuery({
    queryKey: eventKeys.detail(id),
    queryFn: ({ signal }) => call(getEvent, { params: { event_id: id } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
