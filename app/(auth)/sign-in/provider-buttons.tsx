"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

export type Provider = { id: string; name: string };

/** Ways in that need no password here, where the operator has set them up. */
export function ProviderButtons({ providers, next }: { providers: readonly Provider[]; next: string }) {
  const [going, setGoing] = useState<string>();
  if (providers.length === 0) return null;
  const go = (id: string) => {
    setGoing(id);
    signIn(id, { callbackUrl: next }).catch(() => setGoing(undefined));
  };
  return (
    <div className="flex flex-col gap-2">
      {providers.map(({ id, name }) => (
        <Button key={id} size="touch" loading={going === id} onClick={() => go(id)}>
          Sign in with {name}
        </Button>
      ))}
    </div>
  );
}
