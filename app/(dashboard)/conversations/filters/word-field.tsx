"use client";

import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { tag } from "#lib/http/schemas.ts";
import { channelName, humanise, languageName, pageName } from "../words.ts";
import { type Field, fieldLabels } from "./fields.ts";
import type { Filters } from "./filter-params.ts";
import type { SetFilters } from "./use-filters.ts";
import { WordEditor } from "./word-editor.tsx";

type Word = {
  from: (row: ConversationRow) => (string | null)[];
  nameOf?: (word: string) => string;
  read: (text: string) => string | null;
  hint: string;
};

const within = (most: number) => (text: string) => (text.length > 0 && text.length <= most ? text : null);
const readTags = (text: string) => {
  const tags = text.split(",").map((one) => one.trim());
  return tags.every((one) => tag.safeParse(one).success) ? tags.join(",") : null;
};

const words = {
  channel: {
    from: (row) => [row.channel],
    nameOf: channelName,
    read: (text) => (/^[a-z0-9_-]{1,40}$/.test(text.toLowerCase()) ? text.toLowerCase() : null),
    hint: "A channel is one word, such as web or email.",
  },
  language: {
    from: (row) => [row.language],
    nameOf: languageName,
    read: (text) => (/^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(text) ? text : null),
    hint: "Give the code of a language, such as en or pt-BR.",
  },
  tag: { from: (row) => row.tags, read: readTags, hint: "A tag has 1 to 60 letters; separate several by commas." },
  tag_any: { from: (row) => row.tags, read: readTags, hint: "A tag has 1 to 60 letters; separate several by commas." },
  tag_not: { from: (row) => row.tags, read: readTags, hint: "A tag has 1 to 60 letters; separate several by commas." },
  assigned_to: { from: (row) => [row.assigned_to], read: within(120), hint: "Write the name as it was assigned." },
  escalation_reason: {
    from: (row) => [row.escalation_reason],
    nameOf: humanise,
    read: within(200),
    hint: "Write the reason as it was given.",
  },
  page: {
    from: (row) => [row.page_url?.replace(/[?#].*$/, "") ?? null],
    nameOf: pageName,
    read: within(2000),
    hint: "Write the page's whole address, without what follows a ? or #.",
  },
  product: {
    from: (row) => (row.cart?.items ?? []).flatMap(({ sku }) => (typeof sku === "string" ? sku : [])),
    read: within(200),
    hint: "Write the SKU of the product.",
  },
  customer_email: { from: (row) => [row.customer.email], read: within(254), hint: "Write the whole e-mail." },
  metadata: {
    from: (row) => Object.entries(row.metadata).flatMap(([name, value]) => plainly(name, value)),
    read: (text) => (/^[^=]{1,100}=.{1,500}$/u.test(text) ? text : null),
    hint: "Write a field and its value, such as order=1001.",
  },
} satisfies Partial<Record<Field, Word>>;

const plainly = (name: string, value: unknown) => (typeof value === "object" ? [] : [`${name}=${value}`]);

export type WordName = keyof typeof words;

type WordFieldProps = { field: WordName; filters: Filters; set: SetFilters };

/** A filter by a word of the shop's own. */
export function WordField({ field, filters, set }: WordFieldProps) {
  const { nameOf = (word: string) => word, ...word }: Word = words[field];
  return (
    <WordEditor
      label={fieldLabels[field]}
      {...word}
      nameOf={nameOf}
      chosen={filters[field]}
      onChoose={(value) => set({ [field]: value })}
    />
  );
}
