"use client";

import { KeyRound } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog, DialogRemark } from "#components/ui/dialog.tsx";

type RecoveryCodesProps = { title: string; codes: readonly string[]; onClose: () => void };

/** The recovery codes, shown once. Done comes only after a copy. */
export function RecoveryCodes({ title, codes, onClose }: RecoveryCodesProps) {
  const [copied, setCopied] = useState(false);
  const first = useRef<HTMLUListElement>(null);
  return (
    <Dialog
      open
      secret
      title={title}
      icon={<KeyRound aria-hidden="true" />}
      initialFocus={first}
      description="Each of these codes lets you in once without the app. Keep them where you keep your passwords: nobody can show them again, not even us."
      footer={
        <>
          <DialogRemark>Not on the phone that has the app.</DialogRemark>
          {!copied && (
            <Button variant="quiet" onClick={onClose}>
              Close without copying
            </Button>
          )}
          <Button disabled={!copied} onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <ul
          ref={first}
          tabIndex={-1}
          aria-label="Recovery codes"
          className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-popover border border-line bg-sunken px-4 py-3 font-mono text-ink text-mono max-md:grid-cols-1"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyButton
          variant="primary"
          text={codes.join("\n")}
          label="Copy all codes"
          onCopied={() => setCopied(true)}
          className="self-start"
        />
      </div>
    </Dialog>
  );
}
