import type { Metadata } from "next";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../session.ts";
import { CustomersView } from "./customers-view.tsx";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage() {
  const { role } = await requireSession();
  return <CustomersView mayWrite={covers(scopesOfRole[role], "customers:write")} />;
}
