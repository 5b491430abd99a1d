"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { notifyError } from "#components/ui/toaster.tsx";
import { useReplay } from "#lib/domain/webhooks/deliveries/recoveries/hooks.ts";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { nameOf } from "../webhooks/endpoint-words.ts";

type SendToEndpointProps = { eventId: string; endpoints: readonly Endpoint[] };

/** Sends an event to one endpoint, whether that has had it or not, and opens the delivery. */
export function SendToEndpoint({ eventId, endpoints }: SendToEndpointProps) {
  const replay = useReplay(eventId);
  const router = useRouter();
  if (endpoints.length === 0) return null;
  const send = (endpointId: string) =>
    replay.mutate(endpointId, {
      onSuccess: ({ id }) => router.push(`/webhooks/${endpointId}?delivery=${id}`),
      onError: (error) => notifyError(error.message),
    });
  return (
    <Menu
      trigger={
        <Button size="small" className="self-start" loading={replay.isPending} icon={<Send aria-hidden="true" />}>
          Send to an endpoint
        </Button>
      }
    >
      {endpoints.map((endpoint) => (
        <MenuItem key={endpoint.id} onSelect={() => send(endpoint.id)}>
          {nameOf(endpoint)}
        </MenuItem>
      ))}
    </Menu>
  );
}
