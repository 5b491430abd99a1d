"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { Segments } from "#components/ui/segments.tsx";
import {
  type QuestionsQuery,
  questionsCsvHref,
  questionsQuery,
} from "#lib/domain/analytics/insights/questions/hooks.ts";
import { count, counted } from "../../../figure-words.ts";
import { Panel } from "../../frame/panel.tsx";
import { CsvLink } from "../csv-link.tsx";
import { InsightSection } from "../insight-section.tsx";
import { PanelTable } from "../panel-table.tsx";
import { QuestionRows, questionHeads } from "./question-rows.tsx";

const sorts = ["-conversations", "-change"] as const;
const params = { sort: parseAsStringLiteral(sorts).withDefault("-conversations"), open: parseAsString };

/** What customers ask most; a row opens to some of their words. */
export function QuestionsPanel({ scope, days }: { scope: QuestionsQuery; days: number }) {
  const [{ sort, open }, set] = useQueryStates(params);
  const query = { ...scope, sort };
  const asked = useQuery(questionsQuery(query));
  return (
    <Panel title="Frequent questions" query={asked} height={480} empty={emptyWords}>
      {({ questions, conversations, grouped, waiting }) => (
        <InsightSection
          title="Frequent questions"
          note={`in ${count(grouped)} of ${counted(conversations, "conversation")}${waiting ? ", older ones are still being read" : ""}`}
          aside={
            <div className="flex items-center gap-4">
              <Segments
                label="Order"
                value={sort}
                onValueChange={(value) => void set({ sort: value as (typeof sorts)[number] })}
                options={[
                  { value: "-conversations", label: "Most asked" },
                  { value: "-change", label: "Grown most" },
                ]}
              />
              <CsvLink href={questionsCsvHref(query)} what="frequent questions" />
            </div>
          }
        >
          <PanelTable label="Frequent questions" heads={questionHeads(`vs ${days} days before`)}>
            {questions.map((question) => (
              <QuestionRows
                key={question.id}
                question={question}
                open={open === question.id}
                onToggle={() => void set({ open: open === question.id ? null : question.id })}
              />
            ))}
          </PanelTable>
        </InsightSection>
      )}
    </Panel>
  );
}

const emptyWords = ({ questions, waiting }: { questions: readonly unknown[]; waiting: boolean }) => {
  if (questions.length > 0) return null;
  return waiting
    ? "Conversations are being read. What customers ask will show here in a moment."
    : "No question was asked in these days. What customers ask most will show here.";
};
