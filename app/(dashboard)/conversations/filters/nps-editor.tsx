"use client";

import { ChoiceEditor } from "./choices-editor.tsx";

const presets = [
  { value: "9-10", label: "Promoters, 9 or 10" },
  { value: "7-8", label: "Passives, 7 or 8" },
  { value: "0-6", label: "Detractors, 6 or less" },
  { value: "0-", label: "Any answer" },
] as const;

type Answers = { min_nps: number | null; max_nps: number | null };

const written = ({ min_nps: min, max_nps: max }: Answers) => `${min ?? ""}-${max ?? ""}`;

/** How likely customers said they are to recommend the shop, from 0 to 10. */
export function NpsEditor({ answers, onChange }: { answers: Answers; onChange: (answers: Answers) => void }) {
  const choose = (value: string) => {
    const [min = "", max = ""] = value.split("-");
    onChange({ min_nps: min ? Number(min) : null, max_nps: max ? Number(max) : null });
  };
  const chosen = presets.find((preset) => preset.value === written(answers))?.value ?? null;
  return <ChoiceEditor label="Would recommend" options={presets} chosen={chosen} onChoose={choose} />;
}
