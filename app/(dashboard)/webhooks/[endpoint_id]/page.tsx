import type { Metadata } from "next";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "../../session.ts";
import { seesWebhooks } from "../access.ts";
import { NoAccess } from "../no-access.tsx";
import { EndpointView } from "./endpoint-view.tsx";

export const metadata: Metadata = { title: "Webhook endpoint" };

export default async function EndpointPage({ params }: { params: Promise<{ endpoint_id: string }> }) {
  const { role } = await requireSession();
  if (seesWebhooks(role)) return <EndpointView id={(await params).endpoint_id} />;
  return (
    <>
      <PageHeader title="Webhook endpoint" />
      <NoAccess />
    </>
  );
}
