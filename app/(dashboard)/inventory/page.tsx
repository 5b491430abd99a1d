import type { Metadata } from "next";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../session.ts";
import { InventoryView } from "./inventory-view.tsx";

export const metadata: Metadata = { title: "Inventory" };

export default async function InventoryPage() {
  const { role, merchant } = await requireSession();
  return <InventoryView mayWrite={covers(scopesOfRole[role], "inventory:write")} currency={merchant.currency} />;
}
