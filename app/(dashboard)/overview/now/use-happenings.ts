"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listEvents } from "#lib/domain/events/contract.ts";
import { type LiveEvent, useLiveEvents } from "#lib/domain/stream/hooks.ts";
import { listWebhookDeliveries } from "#lib/domain/webhooks/deliveries/contract.ts";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";
import { call } from "#lib/http/client.ts";
import { mergeNews, type News, newsOfDelivery, newsOfEvent } from "./merge-news.ts";

const recent = { query: { limit: 50 } };
const CONVERSATIONS = ["conversation.*", "customer.*", "inventory.*"];
const DELIVERY = "webhook.delivery.attempted";

async function fetchNews(deliveries: boolean, signal: AbortSignal): Promise<News[]> {
  const [events, log] = await Promise.all([
    call(listEvents, recent, signal),
    deliveries ? call(listWebhookDeliveries, recent, signal) : null,
  ]);
  const news = [
    ...events.data.map((event) => newsOfEvent(event, false)),
    ...(log?.data ?? []).map((delivery) => newsOfDelivery(delivery, false)),
  ];
  return mergeNews(
    [],
    news.filter((one) => one !== null),
  );
}

const newsOf = (event: LiveEvent): News | null =>
  event.event === DELIVERY ? newsOfDelivery(event.data as unknown as Delivery, true) : newsOfEvent(event, true);

type Options = {
  /** Whether the role may see deliveries. */
  deliveries: boolean;
  onEvent: (event: LiveEvent) => void;
};

/** What happened last, newest first, and from now on as it happens. */
export function useHappenings({ deliveries, onEvent }: Options) {
  const past = useQuery({
    queryKey: ["happenings", deliveries],
    queryFn: ({ signal }) => fetchNews(deliveries, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [arrived, setArrived] = useState<News[]>([]);
  const { state } = useLiveEvents({
    events: deliveries ? [...CONVERSATIONS, DELIVERY] : CONVERSATIONS,
    onEvent: (event) => {
      onEvent(event);
      const news = newsOf(event);
      if (news) setArrived((before) => mergeNews(before, [news]));
    },
    onMissed: () => void past.refetch(),
  });
  return { news: mergeNews(past.data ?? [], arrived), past, state };
}
