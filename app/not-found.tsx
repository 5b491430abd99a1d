import type { Metadata } from "next";
import { ButtonLink } from "#components/ui/button-link.tsx";

export const metadata: Metadata = { title: "Nothing here" };

/** An address that leads nowhere. */
export default function NotFound() {
  return (
    <main className="mx-auto flex max-w-dialog flex-col items-start gap-4 px-6 py-24">
      <h1 className="text-title">There is nothing at this address</h1>
      <p className="text-ink-2 text-read">
        It may have been removed, or the link was cut off. From the overview you can reach everything.
      </p>
      <ButtonLink href="/overview" variant="primary">
        Go to the overview
      </ButtonLink>
    </main>
  );
}
