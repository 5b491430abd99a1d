"use client";

import { FormDialog } from "#components/forms/form-dialog.tsx";
import { type ContractForm, useContractForm } from "#components/forms/use-contract-form.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { CreateExportSchedule, weekdays } from "#lib/domain/exports/schedules/contract.ts";
import { type ScheduleWish, useCreateSchedule } from "#lib/domain/exports/schedules/hooks.ts";
import { useFirstWish, type Wish } from "../wish.ts";
import { WishFields } from "../wish-fields.tsx";

type Values = Wish & Required<Pick<ScheduleWish, "name" | "frequency" | "time_of_day" | "period" | "weekday">>;

/** What to export by itself, and when. */
export function CreateSchedule({ held, onClose }: { held: readonly string[]; onClose: () => void }) {
  const create = useCreateSchedule();
  const initial: Values = {
    ...useFirstWish("conversations", {}),
    ...{ name: "", frequency: "daily", weekday: null, time_of_day: "06:30", period: "last_period" },
  };
  const form = useContractForm({
    schema: CreateExportSchedule,
    initial,
    submit: async (body) => {
      const { name } = await create.mutateAsync(body);
      notify(`“${name}” is set up.`);
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      size="wide"
      title="Schedule an export"
      description="Each run makes a file under Files, and tells you by mail where a mail server is set up."
      verb="Schedule export"
      roomy
      onClose={onClose}
    >
      <Field label="Name" required {...form.field("name")}>
        <Input {...form.text("name")} maxLength={80} />
      </Field>
      <Timing form={form} />
      <WishFields form={form as unknown as ContractForm<Wish>} held={held} withPeriod={false} />
    </FormDialog>
  );
}

const days = weekdays.map((value) => ({ value, label: `Every ${value.charAt(0).toUpperCase()}${value.slice(1)}` }));

function Timing({ form: { values, set, field, text } }: { form: ContractForm<Values> }) {
  const choose = (value: string) => {
    set("frequency", value === "daily" ? "daily" : "weekly");
    set("weekday", weekdays.find((day) => day === value) ?? null);
  };
  const before = values.frequency === "daily" ? "the day before" : "the seven days before";
  return (
    <>
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <Field label="When" {...field("weekday")}>
          <Select
            options={[{ value: "daily", label: "Every day" }, ...days]}
            value={values.weekday ?? "daily"}
            onValueChange={choose}
          />
        </Field>
        <Field label="At" hint={`By the clock of ${values.time_zone}.`} {...field("time_of_day")}>
          <Input type="time" {...text("time_of_day")} />
        </Field>
      </div>
      <Checkbox
        label={`Only what is of ${before}`}
        hint="Otherwise each file has everything."
        checked={values.period === "last_period"}
        onCheckedChange={(checked) => set("period", checked === true ? "last_period" : "everything")}
      />
    </>
  );
}
