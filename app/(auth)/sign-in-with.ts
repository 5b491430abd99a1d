import { getCsrfToken } from "next-auth/react";
import { codeWanted } from "#lib/domain/members/signing-in/contract.ts";

const unreachable = "The server cannot be reached. Check your connection and try again.";
const wrong = "The e-mail address or the password is not right.";
const noCookie = "This browser did not keep our cookie, which signing in needs. Allow cookies for this address.";

type Credentials = { email: string; password: string; code?: string };

/** Opens a session with next-auth, or tells that a one-time code is wanted. Throws a sentence that says why neither. */
export async function signInWith({ email, password, code }: Credentials): Promise<"signed in" | "code wanted"> {
  const csrfToken = await getCsrfToken();
  if (!csrfToken) throw new Error(unreachable);
  const body = new URLSearchParams({ email, password, ...(code && { code }), csrfToken, json: "true" });
  const response = await fetch("/api/auth/callback/credentials", { method: "POST", body }).catch(() => null);
  const answer: { url?: string } | null = response && (await response.json().catch(() => null));
  const url = URL.parse(answer?.url ?? "");
  if (!response || !url) throw new Error(unreachable);
  if (url.searchParams.has("csrf")) throw new Error(noCookie);
  if (response.ok) return "signed in";
  const reason = url.searchParams.get("error");
  if (reason === codeWanted) return "code wanted";
  throw new Error(reason && reason !== "CredentialsSignin" ? reason : wrong);
}
