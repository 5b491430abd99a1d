"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { DataTable } from "#components/data-table/data-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { segmentsQuery } from "#lib/domain/segments/hooks.ts";
import { PeopleTabs } from "../customers/people-tabs.tsx";
import { Failure } from "../failure.tsx";
import { SegmentLines, segmentColumns } from "./segment-columns.tsx";

/** The groups that customers are in, each by its condition. */
export function SegmentsView({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(segmentsQuery);
  const create = mayWrite && (
    <ButtonLink href="/segments/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      New segment
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Customers" actions={query.data?.data.length !== 0 && create} />
      <PeopleTabs current="segments" />
      <DataTable
        label="Segments"
        columns={segmentColumns}
        rows={query.data?.data ?? []}
        getRowId={(segment) => segment.id}
        rowHref={(segment) => `/segments/${segment.id}`}
        renderCompact={(segment) => <SegmentLines segment={segment} />}
        status={query.isPending ? "loading" : query.data ? "ready" : "error"}
        empty={
          <EmptyState action={create}>
            A segment is a group of customers by a condition, such as “spent over €100 and not seen for a month”. They
            join and leave it by themselves.
          </EmptyState>
        }
        error={<Failure what="The segments" error={query.error} onRetry={query.refetch} />}
      />
    </>
  );
}
