"use client";

import { useQuery } from "@tanstack/react-query";
import { segmentsQuery } from "#lib/domain/segments/hooks.ts";
import { ChoiceEditor } from "./choices-editor.tsx";

type SegmentEditorProps = { chosen: string | null; onChoose: (id: string) => void };

/** One of the shop's segments: whose customer is in it now. */
export function SegmentEditor({ chosen, onChoose }: SegmentEditorProps) {
  const { data, isPending, isError } = useQuery(segmentsQuery);
  const segments = data?.data ?? [];
  if (segments.length === 0) {
    if (isPending) return null;
    return (
      <p role="status" className="text-ink-3 text-meta">
        {isError ? "The segments could not be fetched. Try again in a moment." : "The shop has no segments yet."}
      </p>
    );
  }
  const options = segments.map(({ id, name }) => ({ value: id, label: name }));
  return <ChoiceEditor label="Segments" options={options} chosen={chosen} onChoose={onChoose} />;
}
