import type { Metadata } from "next";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../../session.ts";
import { CustomerView } from "./customer-view.tsx";

export const metadata: Metadata = { title: "Customer" };

export default async function CustomerPage({ params }: { params: Promise<{ customer_id: string }> }) {
  const { role } = await requireSession();
  const { customer_id } = await params;
  return <CustomerView id={customer_id} mayWrite={covers(scopesOfRole[role], "customers:write")} />;
}
