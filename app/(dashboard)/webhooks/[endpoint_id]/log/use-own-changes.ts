import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useNewestRecovery } from "#lib/domain/webhooks/deliveries/recoveries/hooks.ts";
import { type Delivery, webhookKeys } from "#lib/domain/webhooks/hooks.ts";

type Log = { push: (delivery: Delivery) => void; onMissed: () => void };

/** Brings what is done by hand into the log: the stream tells of attempts, and a cancellation is none. */
export function useOwnChanges(endpointId: string, log: Log): void {
  const client = useQueryClient();
  const push = useEffectEvent(log.push);
  const catchUp = useEffectEvent(log.onMissed);
  useEffect(
    () =>
      client.getMutationCache().subscribe(({ type, mutation }) => {
        if (type !== "updated" || mutation.options.mutationKey !== webhookKeys.byHand) return;
        if (mutation.state.status === "success") push(mutation.state.data as Delivery);
      }),
    [client],
  );
  const { data: work } = useNewestRecovery(endpointId);
  const canceled = work?.action === "cancel" ? work.done : 0;
  useEffect(() => {
    if (canceled > 0) catchUp();
  }, [canceled]);
}
