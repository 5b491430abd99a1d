import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { accountOfSession, sessionToken } from "#lib/domain/members/session.ts";

/** The account of the signed-in person, or null. */
export const currentAccount = cache(async () => {
  const token = sessionToken((await headers()).get("cookie"));
  return token ? accountOfSession(token) : null;
});

/** The account of the signed-in person; sends everybody else to the sign-in page. */
export async function requireSession() {
  return (await currentAccount()) ?? redirect("/sign-in");
}
