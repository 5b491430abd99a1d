import type { Metadata } from "next";
import { requireSession } from "../session.ts";
import { AccountView } from "./account-view.tsx";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const { user } = await requireSession();
  return <AccountView user={user} />;
}
