"use client";

import { KeyRound } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog, DialogRemark } from "./dialog.tsx";
import { Slip } from "./slip.tsx";

type SecretDialogProps = {
  open: boolean;
  onClose: () => void;
  /** Says the outcome: “Warehouse sync” is ready. */
  title: ReactNode;
  description?: ReactNode;
  label: string;
  secret: string;
  envName?: string;
  copyLabel?: string;
  /** Leader lines below the tear. */
  facts?: ReactNode;
  /** What to do with it, such as a first call. */
  children?: ReactNode;
};

const ONCE = "Copy it now. We keep only a fingerprint of it, so nobody can show it again, not even us.";

/** A secret shown once: the focus rests on Copy, and Done comes only after a copy. */
export function SecretDialog(props: SecretDialogProps) {
  const { open, onClose, title, description = ONCE, label, secret, envName, copyLabel, facts, children } = props;
  const copyRef = useRef<HTMLButtonElement>(null);
  const [copied, setCopied] = useState(false);
  const close = () => {
    setCopied(false);
    onClose();
  };
  return (
    <Dialog
      open={open}
      secret
      size="wide"
      title={title}
      description={description}
      icon={<KeyRound aria-hidden="true" />}
      initialFocus={copyRef}
      footer={
        <>
          <DialogRemark>Store it where your other secrets are, never in the browser.</DialogRemark>
          {!copied && (
            <Button variant="quiet" onClick={close}>
              Close without copying
            </Button>
          )}
          <Button disabled={!copied} onClick={close}>
            Done
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Slip
          label={label}
          secret={secret}
          envName={envName}
          copyLabel={copyLabel}
          copyRef={copyRef}
          onCopied={() => setCopied(true)}
        >
          {facts}
        </Slip>
        {children}
      </div>
    </Dialog>
  );
}
