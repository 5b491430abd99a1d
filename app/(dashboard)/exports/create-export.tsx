"use client";

import { FormDialog } from "#components/forms/form-dialog.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { notify } from "#components/ui/toaster.tsx";
import { CreateExport as Body } from "#lib/domain/exports/contract.ts";
import { useCreateExport } from "#lib/domain/exports/hooks.ts";
import type { ResourceName } from "#lib/domain/exports/resources/contract.ts";
import type { Filters } from "./export-href.ts";
import { useFirstWish } from "./wish.ts";
import { WishFields } from "./wish-fields.tsx";

type CreateExportProps = {
  resource: ResourceName;
  filters: Filters;
  held: readonly string[];
  onClose: () => void;
};

/** What to export and in which form. */
export function CreateExport({ resource, filters, held, onClose }: CreateExportProps) {
  const create = useCreateExport();
  const form = useContractForm({
    schema: Body,
    initial: useFirstWish(resource, filters),
    submit: async (body) => {
      await create.mutateAsync(body);
      notify("The export has begun. You can go on working meanwhile.");
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      size="wide"
      title="Export to a file"
      description="Everything that these choices leave, as it is at this moment. The file is kept for some days."
      verb="Export"
      roomy
      onClose={onClose}
    >
      <WishFields form={form} held={held} withPeriod />
    </FormDialog>
  );
}
