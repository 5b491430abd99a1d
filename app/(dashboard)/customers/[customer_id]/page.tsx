import type { Metadata } from "next";
import { requireSession } from "../../session.ts";
import { CustomerView } from "./customer-view.tsx";

export const metadata: Metadata = { title: "Customer" };

export default async function CustomerPage({ params }: { params: Promise<{ customer_id: string }> }) {
  await requireSession();
  return <CustomerView id={(await params).customer_id} />;
}
