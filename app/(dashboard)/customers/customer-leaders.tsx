import Link from "next/link";
import type { ReactNode } from "react";
import { Leader, Leaders } from "#components/ui/leader.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { CustomerRow } from "#lib/domain/customers/hooks.ts";
import { languageName, money, score } from "../conversations/words.ts";
import { Since } from "./since.tsx";

/** What is known of a customer, as leader lines; what nobody told is left out. A figure leads to what it counts. */
export function CustomerLeaders({ customer }: { customer: CustomerRow }) {
  const { conversation_count, average_satisfaction, purchase_count, lifetime_value } = customer;
  const { language, phone, external_id } = customer;
  const theirs = `/conversations?customer_id=${customer.id}`;
  return (
    <Leaders>
      <Leader label="Customer since" value={<Since at={customer.first_seen_at} />} />
      <Leader
        label="Conversations"
        value={<Figure href={theirs}>{conversation_count.toLocaleString("en-GB")}</Figure>}
      />
      <Leader
        label="Average satisfaction"
        value={
          average_satisfaction === null ? (
            "not rated"
          ) : (
            <Figure href={`${theirs}&min_satisfaction=0`}>{score(average_satisfaction)}</Figure>
          )
        }
      />
      <Leader label="Messages" value={customer.message_count.toLocaleString("en-GB")} />
      {purchase_count > 0 && (
        <Leader
          label={purchase_count === 1 ? "1 purchase" : `${purchase_count} purchases`}
          value={
            <Figure href={`${theirs}&has_purchase=true`}>{money(lifetime_value.value, lifetime_value.currency)}</Figure>
          }
        />
      )}
      <Leader label="Last seen" value={<RelativeTime at={customer.last_seen_at} />} />
      {language && <Leader label="Language" value={languageName(language)} />}
      {phone && <Leader label="Phone" value={<bdi>{phone}</bdi>} />}
      {external_id && <Leader label="Your id" value={<bdi className="wrap-anywhere">{external_id}</bdi>} />}
    </Leaders>
  );
}

function Figure({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="rounded-tag underline decoration-edge underline-offset-2 hover:decoration-ink">
      {children}
    </Link>
  );
}
