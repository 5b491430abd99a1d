import { Button } from "#components/ui/button.tsx";

type FormFootProps = { form: string; label: string; pending: boolean; danger?: boolean; onCancel: () => void };

/** The foot of a dialog with one form. */
export function FormFoot({ form, label, pending, danger = false, onCancel }: FormFootProps) {
  return (
    <>
      <Button variant="quiet" onClick={onCancel}>
        Cancel
      </Button>
      <Button type="submit" form={form} variant={danger ? "danger" : "primary"} loading={pending}>
        {label}
      </Button>
    </>
  );
}
