import type { Metadata } from "next";
import { requireSession } from "../session.ts";
import { CustomersView } from "./customers-view.tsx";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage() {
  await requireSession();
  return <CustomersView />;
}
