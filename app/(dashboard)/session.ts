import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { accountOfSession, sessionToken } from "#lib/domain/members/session.ts";

/** The account of the signed-in person; sends everybody else to the sign-in page. */
export const requireSession = cache(async () => {
  const token = sessionToken((await headers()).get("cookie"));
  const account = token && (await accountOfSession(token));
  if (!account) redirect("/sign-in");
  return account;
});
