import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { whereTo } from "#app/(auth)/where-to.ts";
import { currentAccount } from "#app/(dashboard)/session.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

/** The way in; leads on to the page that was asked for. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = whereTo((await searchParams).next);
  if (await currentAccount()) redirect(next);
  return <SignInForm next={next} />;
}
