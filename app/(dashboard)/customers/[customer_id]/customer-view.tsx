"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Failure, isMissing } from "#app/(dashboard)/failure.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Leader, Leaders } from "#components/ui/leader.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { type CustomerRow, customerQuery } from "#lib/domain/customers/hooks.ts";
import { useTitle } from "../../conversations/use-title.ts";
import { humanise } from "../../conversations/words.ts";
import { CustomerLeaders } from "../customer-leaders.tsx";
import { nameOf } from "../name-of.ts";
import { CustomerActions } from "./customer-actions.tsx";
import { CustomerConversations } from "./customer-conversations.tsx";
import { CustomerNotes } from "./customer-notes.tsx";
import { LeadScore } from "./lead-score.tsx";

const breadcrumb = [{ href: "/customers", label: "Customers" }];

/** A customer and all that they wrote. */
export function CustomerView({ id, mayWrite }: { id: string; mayWrite: boolean }) {
  const { data, error, isPending, refetch } = useQuery(customerQuery(id));
  useTitle(data ? nameOf(data) : null);
  if (isPending) return <ProfileSkeleton />;
  if (data) return <Profile customer={data} mayWrite={mayWrite} />;
  if (isMissing(error)) {
    return (
      <>
        <PageHeader title="Nobody here" breadcrumb={breadcrumb} />
        <div className="flex flex-col items-start gap-4 px-6 py-4 max-md:px-4">
          <p className="text-ink-2 text-read">There is no such customer in this shop. The address may be cut off.</p>
          <ButtonLink href="/customers">All customers</ButtonLink>
        </div>
      </>
    );
  }
  return <Failure what="The customer" error={error} onRetry={refetch} />;
}

function Profile({ customer, mayWrite }: { customer: CustomerRow; mayWrite: boolean }) {
  const name = nameOf(customer);
  const own = [...Object.entries(customer.preferences), ...Object.entries(customer.metadata)];
  return (
    <div className="flex min-h-full flex-col">
      <PageHeader
        title={<bdi className="wrap-anywhere">{name}</bdi>}
        breadcrumb={breadcrumb}
        description={customer.email && customer.email !== name ? customer.email : undefined}
        actions={mayWrite && <CustomerActions customer={customer} />}
      />
      <div className="grid flex-1 border-line border-t max-lg:content-start lg:grid-cols-[20rem_1fr]">
        <div className="divide-y divide-line border-line max-lg:border-b lg:border-r">
          <Section title="About">
            <CustomerLeaders customer={customer} />
            {customer.tags.length > 0 && (
              <ul aria-label="Tags" className="mt-3 flex flex-wrap gap-1.5">
                {customer.tags.map((tag) => (
                  <li key={tag} className="max-w-full">
                    <Link href={`/customers?tag=${encodeURIComponent(tag)}`} className="rounded-tag">
                      <Tag>
                        <bdi className="truncate">{tag}</bdi>
                      </Tag>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section title="Lead score">
            <LeadScore customer={customer} />
          </Section>
          {customer.segments.length > 0 && (
            <Section title="Segments">
              <ul className="flex flex-col gap-1 text-ui">
                {customer.segments.map((segment) => (
                  <li key={segment.id}>
                    <Link
                      href={`/customers?segment=${segment.id}`}
                      className="rounded-tag underline decoration-edge underline-offset-2 hover:decoration-ink"
                    >
                      <bdi>{segment.name}</bdi>
                    </Link>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <CustomerNotes customerId={customer.id} mayWrite={mayWrite} />
          {own.length > 0 && (
            <Section title="From your shop">
              <Leaders>
                {own.map(([field, value]) => (
                  <Leader
                    key={field}
                    label={<bdi>{humanise(field)}</bdi>}
                    value={<bdi className="wrap-anywhere">{plain(value)}</bdi>}
                  />
                ))}
              </Leaders>
            </Section>
          )}
        </div>
        <CustomerConversations customer={customer} />
      </div>
    </div>
  );
}

const plain = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

const LINES = ["w-2/5", "w-1/3", "w-1/2", "w-1/4"];

function ProfileSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-4 px-6 py-5 max-md:px-4">
      <p className="sr-only">Loading the customer</p>
      <Skeleton className="h-7 w-48" />
      {LINES.map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
  );
}
