"use client";

import { Leader, Leaders } from "#components/ui/leader.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { OneTimeCodes } from "./one-time-codes/one-time-codes.tsx";
import { PasswordForm } from "./password-form.tsx";
import { Sessions } from "./sessions.tsx";
import { Shops } from "./shops.tsx";

/** What belongs to the person and not to the shop: who they are, their password, and where they are signed in. */
export function AccountView({ user }: { user: { name: string; email: string } }) {
  return (
    <>
      <PageHeader title="Your account" />
      <div className="divide-y divide-line border-line border-t">
        <Section title="You">
          <div className="max-w-form">
            <Leaders>
              <Leader label="Name" value={<bdi>{user.name}</bdi>} />
              <Leader label="E-mail" value={user.email} />
            </Leaders>
          </div>
        </Section>
        <Shops />
        <Section title="Password">
          <PasswordForm />
        </Section>
        <OneTimeCodes />
        <Sessions />
      </div>
    </>
  );
}
