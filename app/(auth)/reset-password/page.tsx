import type { Metadata } from "next";
import { ResetPasswordForm } from "./reset-password-form.tsx";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

/** Where the mailed link leads. Its token stands after `#`, so only the browser knows it. */
export default function ResetPasswordPage() {
  return <ResetPasswordForm />;
}
