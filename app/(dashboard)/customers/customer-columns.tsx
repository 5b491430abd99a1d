"use client";

import { columnsOf } from "#components/data-table/columns.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { CustomerRow } from "#lib/domain/customers/hooks.ts";
import { languageName, money } from "../conversations/words.ts";
import { nameOf } from "./name-of.ts";

const conversations = (count: number) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? "conversation" : "conversations"}`;

export const customerColumns = columnsOf<CustomerRow>()((column) => [
  column.display({
    id: "name",
    header: "Name",
    cell: ({ row }) => <bdi>{nameOf(row.original)}</bdi>,
  }),
  column.accessor("email", { header: "E-mail", cell: (c) => c.getValue() ?? "–" }),
  column.accessor("conversation_count", {
    header: "Conversations",
    cell: (c) => c.getValue().toLocaleString("en-GB"),
    meta: { align: "end", width: "112px" },
  }),
  column.accessor("lifetime_value", {
    header: "Value",
    cell: (c) => {
      const { value, currency } = c.getValue();
      return value > 0 ? money(value, currency) : "–";
    },
    meta: { align: "end", width: "104px" },
  }),
  column.accessor("lead_score", {
    header: "Lead score",
    cell: (c) => c.getValue(),
    meta: { align: "end", width: "92px", from: "lg" },
  }),
  column.accessor("average_satisfaction", {
    header: "Satisfaction",
    cell: (c) => c.getValue()?.toFixed(1) ?? "–",
    meta: { align: "end", width: "92px", from: "lg" },
  }),
  column.accessor("last_seen_at", {
    header: "Last seen",
    cell: (c) => <RelativeTime at={c.getValue()} />,
    meta: { align: "end", width: "112px" },
  }),
  column.accessor("language", {
    header: "Language",
    cell: (c) => {
      const code = c.getValue();
      return code ? languageName(code) : "–";
    },
    meta: { width: "112px", from: "xl" },
  }),
  column.accessor("tags", {
    header: "Tags",
    cell: (c) => <Tags tags={c.getValue()} />,
    meta: { width: "200px", from: "xl" },
  }),
]);

function Tags({ tags }: { tags: readonly string[] }) {
  const shown = tags.slice(0, 3);
  return (
    <span className="flex min-w-0 gap-1">
      {shown.map((tag) => (
        <Tag key={tag}>
          <bdi className="truncate">{tag}</bdi>
        </Tag>
      ))}
      {tags.length > shown.length && <span className="text-ink-3 text-meta">+{tags.length - shown.length}</span>}
    </span>
  );
}

/** The row on a phone. */
export function CustomerLines({ customer }: { customer: CustomerRow }) {
  const { average_satisfaction: satisfaction, email } = customer;
  const { value, currency } = customer.lifetime_value;
  const name = nameOf(customer);
  return (
    <>
      <p className="flex items-baseline gap-3">
        <span className="min-w-0 flex-1 truncate font-semibold text-ink" dir="auto">
          {name}
        </span>
        <RelativeTime at={customer.last_seen_at} className="shrink-0 text-ink-3 text-meta" />
      </p>
      {email && email !== name && <p className="truncate text-ink-2">{email}</p>}
      <p className="text-ink-3 text-meta">
        {conversations(customer.conversation_count)}
        {satisfaction !== null && ` · ${satisfaction.toFixed(1)} of 5`}
        {value > 0 && ` · ${money(value, currency)}`}
      </p>
    </>
  );
}
