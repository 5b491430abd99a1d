"use client";

import { z } from "zod";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Input } from "#components/ui/input.tsx";
import { StateGlyph } from "#components/ui/state-glyph.tsx";
import { CreateSegment } from "#lib/domain/segments/contract.ts";
import { conditionOf, type GroupDraft } from "../../conditions/draft.ts";
import { GroupEditor } from "../../conditions/group-editor.tsx";
import { type SegmentDraft, segmentWords } from "./draft.ts";
import { LiveCount } from "./live-count.tsx";

const schema = z
  .object({ name: z.string(), description: z.string(), condition: z.custom<GroupDraft>() })
  .transform(({ condition, ...texts }): unknown => ({ ...texts, condition: conditionOf(segmentWords, condition) }))
  .pipe(CreateSegment);

type SegmentFormProps = {
  initial: SegmentDraft;
  /** The verb of the button. */
  verb: string;
  readOnly?: boolean;
  /** Throws what the server refused. */
  submit: (segment: z.output<typeof CreateSegment>) => Promise<void>;
};

/** A segment's name and condition, and who is in it while it is built. */
export function SegmentForm({ initial, verb, readOnly = false, submit }: SegmentFormProps) {
  const form = useContractForm({ schema, initial, submit });
  const { error } = form.field("condition");
  return (
    <div className="grid flex-1 border-line border-t max-lg:grid-rows-[auto_1fr] lg:grid-cols-[1fr_20rem]">
      <form noValidate onSubmit={form.onSubmit} className="px-6 py-5 max-md:px-4">
        <fieldset disabled={readOnly} className="flex min-w-0 flex-col gap-5">
          <FormErrors errors={form.errors} />
          <Field label="Name" required {...form.field("name")}>
            <Input {...form.text("name")} maxLength={80} autoComplete="off" dir="auto" />
          </Field>
          <Field label="What it is for" optional {...form.field("description")}>
            <Input {...form.text("description")} maxLength={500} autoComplete="off" dir="auto" />
          </Field>
          <div id="field-condition" tabIndex={-1} className="flex flex-col gap-3">
            <p className="font-[550] text-ink text-ui">Who is in it</p>
            {error && (
              <p className="flex items-start gap-1.5 text-bad text-meta">
                <StateGlyph glyph="failed" className="mt-px size-3.5" />
                {error}
              </p>
            )}
            <GroupEditor
              words={segmentWords}
              group={form.values.condition}
              onChange={(condition) => form.set("condition", condition)}
            />
          </div>
          {!readOnly && (
            <Button type="submit" variant="primary" loading={form.pending} className="self-start">
              {verb}
            </Button>
          )}
        </fieldset>
      </form>
      <LiveCount condition={form.values.condition} />
    </div>
  );
}
