import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentAccount } from "#app/(dashboard)/session.ts";
import { SignUpForm } from "./sign-up-form.tsx";

export const metadata: Metadata = { title: "Make an account" };

/** A new shop and its owner. */
export default async function SignUpPage() {
  if (await currentAccount()) redirect("/overview");
  return <SignUpForm />;
}
