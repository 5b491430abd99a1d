import type { Metadata } from "next";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

export const metadata: Metadata = { title: "Nothing here" };

/** A thing of the shop that is not there, or not there any more; the shell around it stays. */
export default function DashboardNotFound() {
  return (
    <>
      <PageHeader title="There is nothing at this address" />
      <EmptyState
        action={
          <ButtonLink href="/overview" variant="primary">
            Go to the overview
          </ButtonLink>
        }
      >
        It may have been removed, or the link was cut off.
      </EmptyState>
    </>
  );
}
