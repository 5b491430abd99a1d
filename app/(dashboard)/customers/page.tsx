import type { Metadata } from "next";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../session.ts";
import { CustomersView } from "./customers-view.tsx";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage() {
  const { role } = await requireSession();
  const may = (scope: string) => covers(scopesOfRole[role], scope);
  return <CustomersView mayWrite={may("customers:write")} mayExport={may("exports:write")} />;
}
