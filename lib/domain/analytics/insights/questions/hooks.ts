"use client";

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { addressOf, type CallInput, call } from "#lib/http/client.ts";
import { type FrequentQuestion, getQuestion, listFrequentQuestions } from "./contract.ts";

export type Question = z.output<typeof FrequentQuestion>;
export type QuestionsQuery = NonNullable<CallInput<typeof listFrequentQuestions>["query"]>;

const FRESH_MS = 60_000;

/** What customers ask most in a stretch of time, fetched again every minute. */
export const questionsQuery = (query: QuestionsQuery) =>
  queryOptions({
    queryKey: ["insights", "questions", query],
    queryFn: ({ signal }) => call(listFrequentQuestions, { query }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_MS,
  });

export const questionsCsvHref = (query: QuestionsQuery) =>
  addressOf(listFrequentQuestions, { query: { ...query, limit: 100, format: "csv" } });

/** One group of questions, for its name. */
export const questionQuery = (id: string) =>
  queryOptions({
    queryKey: ["insights", "question", id],
    queryFn: ({ signal }) => call(getQuestion, { params: { question_id: id } }, signal),
    staleTime: FRESH_MS,
  });
