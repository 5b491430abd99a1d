import type { ReactNode } from "react";
import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Draft } from "./draft.ts";

type ItemFieldsProps = { form: ContractForm<Draft>; fixedSku: boolean };

/** What is known of an item, ready to be typed. */
export function ItemFields({ form, fixedSku }: ItemFieldsProps) {
  const whole = { inputMode: "numeric", autoComplete: "off" } as const;
  return (
    <>
      <Row>
        <Field label="SKU" required {...form.field("sku")}>
          <Input {...form.text("sku")} mono readOnly={fixedSku} autoComplete="off" spellCheck={false} maxLength={100} />
        </Field>
        <Field label="Name" optional {...form.field("name")}>
          <Input {...form.text("name")} autoComplete="off" maxLength={300} dir="auto" />
        </Field>
      </Row>
      <Row>
        <Field label="On the shelf" required={!fixedSku} {...form.field("quantity")}>
          <Input {...form.text("quantity")} {...whole} />
        </Field>
        <Field label="Reserved" optional hint="Promised to orders." {...form.field("reserved")}>
          <Input {...form.text("reserved")} {...whole} />
        </Field>
        <Field label="Low from" optional hint="We warn at this many." {...form.field("low_stock_threshold")}>
          <Input {...form.text("low_stock_threshold")} {...whole} placeholder="5" />
        </Field>
      </Row>
      <Row>
        <Field label="More expected on" optional {...form.field("restock_at")}>
          <Input {...form.text("restock_at")} type="date" />
        </Field>
        <Field label="Price" optional {...form.field("price")}>
          <Input {...form.text("price")} inputMode="decimal" autoComplete="off" suffix={form.values.currency} />
        </Field>
      </Row>
      <Field
        label="Offer instead"
        optional
        hint="SKUs, best first, separated by commas. The assistant names them while this item is out of stock."
        {...form.field("alternatives")}
      >
        <Input {...form.text("alternatives")} mono autoComplete="off" spellCheck={false} />
      </Field>
    </>
  );
}

const Row = ({ children }: { children: ReactNode }) => (
  <div className="grid auto-cols-fr gap-4 md:grid-flow-col">{children}</div>
);
