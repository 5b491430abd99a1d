import { redirect } from "next/navigation";
import { requireSession } from "./(dashboard)/session.ts";

/** The address alone: to the overview, or to sign in first. */
export default async function Home() {
  await requireSession();
  redirect("/overview");
}
