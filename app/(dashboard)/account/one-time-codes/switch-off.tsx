"use client";

import { notify } from "#components/ui/toaster.tsx";
import { useDisableOneTimeCodes } from "#lib/domain/members/one-time-codes/hooks.ts";
import { ProveTwice } from "./prove-twice.tsx";

export function SwitchOff({ onClose }: { onClose: () => void }) {
  const disable = useDisableOneTimeCodes();
  return (
    <ProveTwice
      title="Switch one-time codes off"
      description="Signing in will ask for your password alone, and your recovery codes stop working."
      label="Switch codes off"
      danger
      onProved={async (proof) => {
        await disable.mutateAsync(proof);
        notify("One-time codes are off.");
        onClose();
      }}
      onClose={onClose}
    />
  );
}
