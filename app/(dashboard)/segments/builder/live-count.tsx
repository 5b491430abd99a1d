"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useState } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { segmentPreviewQuery } from "#lib/domain/segments/hooks.ts";
import type { GroupDraft } from "../../conditions/draft.ts";
import { nameOf } from "../../customers/name-of.ts";
import { wholeCondition } from "./draft.ts";

const PAUSE_MS = 300;

/** How many customers a condition matches by now, and a few of them. */
export function LiveCount({ condition }: { condition: GroupDraft }) {
  const whole = wholeCondition(useSettled(condition));
  const { data, isPending, isPlaceholderData, error } = useQuery(segmentPreviewQuery(whole));
  return (
    <aside
      aria-label="Who is in it now"
      className="border-line bg-sunken px-6 py-5 max-lg:border-t max-md:px-4 lg:border-l"
    >
      <h2 className="text-section">Now in it</h2>
      <div role="status" aria-busy={isPlaceholderData} className="mt-2">
        {whole === null ? (
          <p className="text-ink-3 text-ui">Complete the conditions to see who matches.</p>
        ) : error ? (
          <p className="text-bad text-ui">It could not be counted. {error.message}</p>
        ) : isPending ? (
          <Skeleton className="h-10 w-24" />
        ) : (
          <p className="text-figure text-ink">
            {data.customer_count?.toLocaleString("en-GB") ?? "Very many"}
            <span className="pl-1.5 text-ink-2 text-unit tracking-normal">
              {data.customer_count === 1 ? "customer" : "customers"}
            </span>
          </p>
        )}
      </div>
      {whole !== null && data && (
        <ul className="mt-3 flex flex-col gap-1.5 text-ui">
          {data.sample.map((customer) => (
            <li key={customer.id} className="truncate">
              <Link
                href={`/customers/${customer.id}`}
                className="rounded-tag underline decoration-edge underline-offset-2 hover:decoration-ink"
              >
                <bdi>{nameOf(customer)}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

/** A value once it has not changed for a moment. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
