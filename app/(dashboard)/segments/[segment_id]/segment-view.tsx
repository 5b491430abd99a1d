"use client";

import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Failure, isMissing } from "#app/(dashboard)/failure.tsx";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { type SegmentRow, segmentQuery, useDeleteSegment, useUpdateSegment } from "#lib/domain/segments/hooks.ts";
import { draftOf } from "../builder/draft.ts";
import { SegmentForm } from "../builder/segment-form.tsx";

const breadcrumb = [{ href: "/segments", label: "Segments" }];

/** A segment, ready to be changed. */
export function SegmentView({ id, mayWrite }: { id: string; mayWrite: boolean }) {
  const { data, error, refetch } = useQuery(segmentQuery(id));
  if (data) return <Editor segment={data} mayWrite={mayWrite} />;
  if (isMissing(error)) {
    return (
      <>
        <PageHeader title="No such segment" breadcrumb={breadcrumb} />
        <EmptyState action={<ButtonLink href="/segments">All segments</ButtonLink>}>
          There is no such segment any more.
        </EmptyState>
      </>
    );
  }
  if (error) return <Failure what="The segment" error={error} onRetry={refetch} />;
  return (
    <div className="px-6 py-5 max-md:px-4">
      <Skeleton className="h-80 max-w-prose" />
    </div>
  );
}

function Editor({ segment, mayWrite }: { segment: SegmentRow; mayWrite: boolean }) {
  const update = useUpdateSegment(segment.id);
  const [deleting, setDeleting] = useState(false);
  return (
    <div className="flex min-h-full flex-col">
      <PageHeader
        title={<bdi className="wrap-anywhere">{segment.name}</bdi>}
        breadcrumb={breadcrumb}
        actions={
          <>
            <ButtonLink href={`/customers?segment=${segment.id}`}>See its customers</ButtonLink>
            {mayWrite && (
              <Button variant="quiet" icon={<Trash2 aria-hidden="true" />} onClick={() => setDeleting(true)}>
                Delete
              </Button>
            )}
          </>
        }
      />
      <SegmentForm
        initial={draftOf(segment)}
        verb="Save changes"
        readOnly={!mayWrite}
        submit={async (body) => {
          await update.mutateAsync(body);
          notify("Saved. Customers join and leave by themselves.");
        }}
      />
      {deleting && <DeleteSegment segment={segment} onClose={() => setDeleting(false)} />}
    </div>
  );
}

function DeleteSegment({ segment, onClose }: { segment: SegmentRow; onClose: () => void }) {
  const remove = useDeleteSegment();
  const router = useRouter();
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete “${segment.name}”`}
      description="The group goes; its customers stay as they are."
      confirmLabel="Delete the segment"
      onConfirm={async () => {
        await remove.mutateAsync(segment.id);
        notify(`“${segment.name}” is deleted.`);
        router.push("/segments");
      }}
    />
  );
}
