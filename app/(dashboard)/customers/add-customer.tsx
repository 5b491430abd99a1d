"use client";

import { useRouter } from "next/navigation";
import { useCreateCustomer } from "#lib/domain/customers/hooks.ts";
import { CustomerDialog } from "./customer-dialog.tsx";
import { emptyDraft, NewCustomerForm } from "./customer-draft.ts";

/** Somebody who has not written yet; who is known already is found instead. */
export function AddCustomer({ onClose }: { onClose: () => void }) {
  const create = useCreateCustomer();
  const router = useRouter();
  return (
    <CustomerDialog
      title="Add a customer"
      verb="Add the customer"
      schema={NewCustomerForm}
      initial={emptyDraft}
      submit={async (body) => {
        const { id } = await create.mutateAsync(body);
        onClose();
        router.push(`/customers/${id}`);
      }}
      onClose={onClose}
    />
  );
}
