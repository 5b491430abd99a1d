"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { type CustomerRow, useEraseCustomer } from "#lib/domain/customers/hooks.ts";
import { nameOf } from "../name-of.ts";

/** Asks before somebody's personal data is gone for good. */
export function EraseCustomer({ customer, onClose }: { customer: CustomerRow; onClose: () => void }) {
  const erase = useEraseCustomer(customer.id);
  const router = useRouter();
  const name = nameOf(customer);
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Erase ${name}`}
      description="Name, addresses, notes, what was said, and every trace in events and webhook logs are gone for good. The conversations stay without a name, so that your figures stay true."
      confirmLabel="Erase for good"
      nameToType={name}
      onConfirm={async () => {
        await erase.mutateAsync();
        notify(`${name} is erased.`);
        router.replace("/customers");
      }}
    />
  );
}
