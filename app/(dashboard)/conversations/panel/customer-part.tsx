"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { CustomerLeaders } from "#app/(dashboard)/customers/customer-leaders.tsx";
import { nameOf } from "#app/(dashboard)/customers/name-of.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { buttonClass } from "#components/ui/button-style.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type CustomerName, customerQuery } from "#lib/domain/customers/hooks.ts";

/** Who it is: name, address, and what is known of them. */
export function CustomerPart({ customer }: { customer: CustomerName }) {
  const { data, isPending } = useQuery(customerQuery(customer.id));
  const name = nameOf(customer);
  return (
    <section aria-label="Customer" className="px-5 pt-3 pb-4">
      <div className="mb-2 flex items-center gap-2.5">
        <Avatar name={name} size="large" />
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold text-ink text-ui" dir="auto">
            {name}
          </p>
          {customer.email && customer.email !== name && (
            <p className="truncate text-ink-3 text-meta" title={customer.email}>
              {customer.email}
            </p>
          )}
        </div>
        <Link
          href={`/customers/${customer.id}`}
          aria-label={`Open the customer ${name}`}
          className={buttonClass("quiet", "default", "!px-0 w-8 touch:w-11")}
        >
          <ArrowUpRight aria-hidden="true" />
        </Link>
      </div>
      {isPending && <Skeleton className="h-24" />}
      {data && <CustomerLeaders customer={data} />}
    </section>
  );
}
