"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { notify, notifyError } from "#components/ui/toaster.tsx";
import type { BehaviourRow } from "#lib/domain/analytics/insights/behaviour/hooks.ts";
import { segmentsQuery, useCreateSegment } from "#lib/domain/segments/hooks.ts";

/** Keeps a group's rule as a segment, or leads to the one that is named so. */
export function KeepSegment({ group, mayKeep }: { group: BehaviourRow; mayKeep: boolean }) {
  const segments = useQuery(segmentsQuery);
  const create = useCreateSegment();
  const kept = segments.data?.data.find(({ name }) => name === group.label);
  if (kept) {
    return (
      <ArrowLink href={`/segments/${kept.id}`}>
        Open<span className="sr-only"> the segment {group.label}</span>
      </ArrowLink>
    );
  }
  if (!mayKeep) return <span className="text-ink-3">–</span>;
  const keep = () =>
    create.mutate(
      { name: group.label, description: group.rule, condition: group.condition },
      {
        onSuccess: () => notify(`Kept as the segment “${group.label}”.`),
        onError: (error) => notifyError(error.message),
      },
    );
  return (
    <Button size="small" loading={create.isPending} disabled={segments.isPending} onClick={keep}>
      Keep<span className="sr-only"> “{group.label}” as a segment</span>
    </Button>
  );
}
