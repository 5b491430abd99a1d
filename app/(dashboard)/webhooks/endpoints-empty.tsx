import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** Nothing is sent anywhere yet: what webhooks are for, and the first step. */
export function EndpointsEmpty({ action }: { action: ReactNode }) {
  return (
    <EmptyState action={action}>
      Webhooks tell your other systems at once what happens here: a conversation begins, a customer asks for a person, a
      cart is left behind. Add the https address that should hear of it; you can send it a test event right away.
    </EmptyState>
  );
}
