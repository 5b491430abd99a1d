import { signOut } from "next-auth/react";

/** Signs out and shows the sign-in page. */
export function leave(): void {
  void signOut({ callbackUrl: "/sign-in" });
}
