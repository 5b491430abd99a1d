"use client";

import { notify } from "#components/ui/toaster.tsx";
import { type CustomerRow, useUpdateCustomer } from "#lib/domain/customers/hooks.ts";
import { CustomerDialog } from "../customer-dialog.tsx";
import { ChangeCustomerForm, draftOf } from "../customer-draft.ts";
import { nameOf } from "../name-of.ts";

/** Another name, address or tags. */
export function ChangeCustomer({ customer, onClose }: { customer: CustomerRow; onClose: () => void }) {
  const update = useUpdateCustomer(customer.id);
  return (
    <CustomerDialog
      title={`Change ${nameOf(customer)}`}
      verb="Save changes"
      schema={ChangeCustomerForm}
      initial={draftOf(customer)}
      submit={async (body) => {
        await update.mutateAsync(body);
        notify("Saved.");
        onClose();
      }}
      onClose={onClose}
    />
  );
}
