import type { Metadata } from "next";
import { ForgotPasswordForm } from "./forgot-password-form.tsx";

export const metadata: Metadata = { title: "Forgotten password" };

/** Asks for a link to choose a new password. */
export default function ForgotPasswordPage() {
  return <ForgotPasswordForm />;
}
