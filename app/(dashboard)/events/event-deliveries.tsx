"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { State } from "#components/ui/state.tsx";
import { type Delivery, fetchDeliveries, useEndpoints, webhookKeys } from "#lib/domain/webhooks/hooks.ts";
import { Failure } from "../failure.tsx";
import { stateOf } from "../webhooks/[endpoint_id]/log/delivery-words.ts";
import { nameOf } from "../webhooks/endpoint-words.ts";
import { SendToEndpoint } from "./send-to-endpoint.tsx";

/** Which endpoints were told of an event, why the others were not, and a way to tell one by hand. */
export function EventDeliveries({ eventId }: { eventId: string }) {
  const filters = { event_id: eventId };
  const deliveries = useQuery({
    queryKey: webhookKeys.deliveries(filters),
    queryFn: ({ signal }) => fetchDeliveries(filters, signal),
  });
  const endpoints = useEndpoints();
  if (deliveries.isPending) return <Skeleton className="h-10" />;
  if (deliveries.isError)
    return <Failure what="The deliveries" error={deliveries.error} onRetry={() => deliveries.refetch()} />;
  const named = new Map(endpoints.data?.data.map((endpoint) => [endpoint.id, nameOf(endpoint)]));
  const { data } = deliveries.data;
  return (
    <>
      {data.length === 0 ? (
        <p className="text-ink-3 text-ui">No webhook listened to it.</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {data.map((delivery) => (
            <Told
              key={delivery.id}
              delivery={delivery}
              endpoint={named.get(delivery.endpoint_id) ?? "A deleted endpoint"}
            />
          ))}
        </ul>
      )}
      {endpoints.data && <SendToEndpoint eventId={eventId} endpoints={endpoints.data.data} />}
    </>
  );
}

function Told({ delivery, endpoint }: { delivery: Delivery; endpoint: string }) {
  const { glyph, word } = stateOf(delivery);
  return (
    <li className="flex flex-col text-ui">
      <span className="flex items-center gap-3">
        <State glyph={glyph}>{word}</State>
        <Link
          href={`/webhooks/${delivery.endpoint_id}?delivery=${delivery.id}`}
          className="min-w-0 flex-1 truncate rounded-tag text-ink-2 underline decoration-edge underline-offset-2 hover:text-ink"
        >
          {endpoint}
        </Link>
      </span>
      {delivery.not_delivered && <span className="pl-5 text-ink-3 text-meta">{delivery.not_delivered.message}</span>}
    </li>
  );
}
