import type { Metadata } from "next";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "../session.ts";
import { NoAccess } from "./no-access.tsx";
import { accessOf } from "./access.ts";
import { WebhooksView } from "./webhooks-view.tsx";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  const { role } = await requireSession();
  const access = accessOf(role);
  if (access !== "none") return <WebhooksView canWrite={access === "write"} />;
  return (
    <>
      <PageHeader title="Webhooks" />
      <NoAccess />
    </>
  );
}
