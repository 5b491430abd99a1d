"use client";

import { Failure } from "#app/(dashboard)/failure.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type DeliveryDetail, useDelivery } from "#lib/domain/webhooks/hooks.ts";
import { AttemptsPanel } from "./attempts-panel.tsx";
import { InspectorHead } from "./inspector-head.tsx";
import { Remark } from "./remark.tsx";

/** One delivery whole: what to do first, then what went over the wire. */
export function Inspector({ id, onClose }: { id: string; onClose: () => void }) {
  const delivery = useDelivery(id);
  return (
    <div className="flex flex-col gap-4 px-5 py-4 max-md:px-4">
      <InspectorHead id={id} delivery={delivery.data} onClose={onClose} />
      {delivery.data ? (
        <Body delivery={delivery.data} />
      ) : delivery.error ? (
        <Failure error={delivery.error} onRetry={() => delivery.refetch()} />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </div>
  );
}

function Body({ delivery }: { delivery: DeliveryDetail }) {
  if (delivery.attempts.length > 0) return <AttemptsPanel delivery={delivery} />;
  return <Remark delivery={delivery} attempt={null} />;
}
