import { getCsrfToken } from "next-auth/react";

const unreachable = "The server cannot be reached. Check your connection and try again.";
const wrong = "The e-mail address or the password is not right.";
const noCookie = "This browser did not keep our cookie, which signing in needs. Allow cookies for this address.";

/** Opens a session with next-auth. Throws a sentence that says why it did not. */
export async function signInWith({ email, password }: { email: string; password: string }): Promise<void> {
  const csrfToken = await getCsrfToken();
  if (!csrfToken) throw new Error(unreachable);
  const body = new URLSearchParams({ email, password, csrfToken, json: "true" });
  const response = await fetch("/api/auth/callback/credentials", { method: "POST", body }).catch(() => null);
  const answer: { url?: string } | null = response && (await response.json().catch(() => null));
  const url = URL.parse(answer?.url ?? "");
  if (!response || !url) throw new Error(unreachable);
  if (url.searchParams.has("csrf")) throw new Error(noCookie);
  if (response.ok) return;
  const reason = url.searchParams.get("error");
  throw new Error(reason && reason !== "CredentialsSignin" ? reason : wrong);
}
