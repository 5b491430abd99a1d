import type { Metadata } from "next";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "../session.ts";
import { seesWebhooks } from "./access.ts";
import { NoAccess } from "./no-access.tsx";
import { WebhooksView } from "./webhooks-view.tsx";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  const { role } = await requireSession();
  if (seesWebhooks(role)) return <WebhooksView />;
  return (
    <>
      <PageHeader title="Webhooks" />
      <NoAccess />
    </>
  );
}
