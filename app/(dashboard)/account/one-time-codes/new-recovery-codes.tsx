"use client";

import { useState } from "react";
import { useReplaceRecoveryCodes } from "#lib/domain/members/one-time-codes/hooks.ts";
import { ProveTwice } from "./prove-twice.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

export function NewRecoveryCodes({ onClose }: { onClose: () => void }) {
  const replace = useReplaceRecoveryCodes();
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes) return <RecoveryCodes title="Your new recovery codes" codes={codes} onClose={onClose} />;
  return (
    <ProveTwice
      title="Get new recovery codes"
      description="The ones that you have now stop working."
      label="Get new codes"
      onProved={async (proof) => setCodes((await replace.mutateAsync(proof)).recovery_codes)}
      onClose={onClose}
    />
  );
}
