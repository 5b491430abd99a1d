"use client";

import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

type InvitationLinkProps = { email: string; link: string; onClose: () => void };

/** The link of an invitation, shown once, for a shop without a mail server. */
export function InvitationLink({ email, link, onClose }: InvitationLinkProps) {
  const [sure, setSure] = useState(false);
  const done = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      secret
      onOpenChange={(open) => !open && onClose()}
      size="wide"
      title={`The invitation for ${email} is ready`}
      description="This server sends no mail, so pass the link on yourself. It is shown only now; “Send again” makes a new one."
      footer={
        <Button ref={done} variant={sure ? "primary" : "quiet"} onClick={onClose}>
          {sure ? "Done" : "Close without copying"}
        </Button>
      }
    >
      <div className="flex flex-col items-start gap-3">
        <code className="wrap-anywhere w-full rounded-control bg-sunken p-3 font-mono text-mono">{link}</code>
        <CopyButton text={link} label="Copy the link" onCopied={() => setSure(true)} />
      </div>
    </Dialog>
  );
}
