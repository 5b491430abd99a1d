import type { Metadata } from "next";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../session.ts";
import { RequestLogsView } from "./request-logs-view.tsx";

export const metadata: Metadata = { title: "Request logs" };

export default async function RequestLogsPage() {
  const { role } = await requireSession();
  if (covers(scopesOfRole[role], "logs:read")) return <RequestLogsView />;
  return (
    <>
      <PageHeader title="Request logs" />
      <EmptyState>
        The request logs show each call that your API keys made. Your role does not include them; an owner or an admin
        can change that.
      </EmptyState>
    </>
  );
}
