"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { Question } from "#lib/domain/analytics/insights/questions/hooks.ts";
import { languageName } from "../../conversations/words.ts";
import { cellOf } from "./panel-table.tsx";
import { Examples } from "./questions/examples.tsx";

type OpeningRowProps = {
  question: Question;
  open: boolean;
  onToggle: () => void;
  columns: number;
  /** Below the words on a phone, where columns are left out. */
  note?: ReactNode;
  /** The cells after the first. */
  children: ReactNode;
};

/** A group of questions, and below it, when it is open, some of them in the customers' words. */
export function OpeningRow({ question, open, onToggle, columns, note, children }: OpeningRowProps) {
  const { label, language } = question;
  const id = useId();
  return (
    <>
      <tr className="border-line border-b hover:bg-hover">
        <td className={cellOf({})}>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={onToggle}
            className="flex w-full items-start gap-1.5 rounded-tag text-left font-[550] text-ink touch:min-h-11"
          >
            <ChevronRight
              aria-hidden="true"
              className={`mt-0.5 size-4 shrink-0 text-ink-3 transition-transform motion-reduce:transition-none ${open ? "rotate-90" : ""}`}
            />
            <span>
              <bdi lang={language || undefined}>{label}</bdi>
              {language !== "" && language !== "en" && (
                <span className="pl-2 font-normal text-ink-3 text-meta">{languageName(language)}</span>
              )}
              {note && <span className="block font-normal text-ink-3 text-meta md:hidden">{note}</span>}
            </span>
          </button>
        </td>
        {children}
      </tr>
      {open && (
        <tr id={id} className="border-line border-b bg-sunken">
          <td colSpan={columns} className="px-6 py-3 max-md:px-4">
            <Examples question={question} />
          </td>
        </tr>
      )}
    </>
  );
}
