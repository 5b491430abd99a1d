"use client";

import { useState } from "react";
import { CodeForm } from "./code-form.tsx";
import type { Provider } from "./provider-buttons.tsx";
import { SignInForm } from "./sign-in-form.tsx";

type SignInProps = { next: string; providers: readonly Provider[]; refusal: string | undefined };

/** The password, and a code after it where the account asks for one. */
export function SignIn({ next, ...rest }: SignInProps) {
  const [credentials, setCredentials] = useState<{ email: string; password: string }>();
  const enter = () => window.location.assign(next);
  if (credentials) {
    return <CodeForm credentials={credentials} onSignedIn={enter} onBack={() => setCredentials(undefined)} />;
  }
  return <SignInForm {...rest} next={next} onSignedIn={enter} onCodeWanted={setCredentials} />;
}
