"use client";

import { useRouter } from "next/navigation";
import { PageHeader } from "#components/ui/page-header.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { useCreateSegment } from "#lib/domain/segments/hooks.ts";
import { emptyDraft } from "../builder/draft.ts";
import { SegmentForm } from "../builder/segment-form.tsx";

/** A new group of customers. */
export function NewSegment() {
  const create = useCreateSegment();
  const router = useRouter();
  return (
    <div className="flex min-h-full flex-col">
      <PageHeader title="New segment" breadcrumb={[{ href: "/segments", label: "Segments" }]} />
      <SegmentForm
        initial={emptyDraft}
        verb="Create segment"
        submit={async (segment) => {
          await create.mutateAsync(segment);
          notify(`“${segment.name}” is ready.`);
          router.push("/segments");
        }}
      />
    </div>
  );
}
