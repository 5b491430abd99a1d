"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { conversationKeys } from "#lib/domain/conversations/hooks.ts";
import { listEvents } from "#lib/domain/events/contract.ts";
import { useLiveEvents } from "#lib/domain/stream/hooks.ts";
import { fetchDeliveries } from "#lib/domain/webhooks/hooks.ts";
import { call } from "#lib/http/client.ts";
import { effectsOf } from "./set-off.ts";

const LIMIT = 50;
const SETTLE_MS = 1500;

/** The last events of a conversation and their deliveries, where the role may see those. */
export function useSetOff(id: string, seesDeliveries: boolean) {
  const client = useQueryClient();
  useLiveEvents({
    events: ["conversation.*"],
    onEvent: ({ data }) => {
      // The worker delivers a moment after the event; then both are there.
      if (data.conversation_id !== id) return;
      setTimeout(() => void client.invalidateQueries({ queryKey: conversationKeys.effects(id) }), SETTLE_MS);
    },
  });
  return useQuery({
    queryKey: [...conversationKeys.effects(id), seesDeliveries],
    queryFn: async ({ signal }) => {
      const query = { conversation_id: id, limit: LIMIT };
      const [events, deliveries] = await Promise.all([
        call(listEvents, { query }, signal),
        seesDeliveries ? fetchDeliveries({ conversation_id: id }, signal) : null,
      ]);
      return { effects: effectsOf(events.data, deliveries?.data ?? []), more: events.has_more };
    },
  });
}
