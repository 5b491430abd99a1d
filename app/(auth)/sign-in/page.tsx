import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { whereTo } from "#app/(auth)/where-to.ts";
import { currentAccount } from "#app/(dashboard)/session.ts";
import { offeredProviders } from "#app/api/auth/providers.ts";
import { type ProviderRefusal, providerRefusals } from "#lib/domain/members/signing-in/contract.ts";
import { SignIn } from "./sign-in.tsx";

export const metadata: Metadata = { title: "Sign in" };

/** The way in; leads on to the page that was asked for. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<Params> }) {
  const { next: wish, error } = await searchParams;
  const next = whereTo(wish);
  if (await currentAccount()) redirect(next);
  return <SignIn next={next} providers={offeredProviders()} refusal={refusalOf(error)} />;
}

type Params = { next?: string | string[]; error?: string | string[] };

const failed = "Signing in there did not work. Try again, or sign in with your password.";

/** A sentence of ours, whatever the address says: anybody can write an address. */
function refusalOf(error: string | string[] | undefined): string | undefined {
  if (error === undefined) return undefined;
  return Object.hasOwn(providerRefusals, String(error)) ? providerRefusals[error as ProviderRefusal] : failed;
}
