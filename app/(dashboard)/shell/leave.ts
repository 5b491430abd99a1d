import { signOut } from "next-auth/react";
import { notifyError } from "#components/ui/toaster.tsx";

/** Signs out and shows the sign-in page at the address that is open, which next-auth may know by another name. */
export function leave(): void {
  signOut({ redirect: false }).then(
    () => window.location.assign("/sign-in"),
    () => notifyError("You are still signed in: the server cannot be reached. Try again."),
  );
}
