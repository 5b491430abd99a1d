import { Leader, Leaders } from "#components/ui/leader.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { CustomerRow } from "#lib/domain/customers/hooks.ts";
import { languageName, score } from "../conversations/words.ts";
import { Since } from "./since.tsx";

/** What is known of a customer, as leader lines; what nobody told is left out. */
export function CustomerLeaders({ customer }: { customer: CustomerRow }) {
  const { conversation_count, average_satisfaction, language, phone, external_id } = customer;
  return (
    <Leaders>
      <Leader label="Customer since" value={<Since at={customer.first_seen_at} />} />
      <Leader label="Conversations" value={conversation_count.toLocaleString("en-GB")} />
      <Leader
        label="Average satisfaction"
        value={average_satisfaction === null ? "not rated" : score(average_satisfaction)}
      />
      <Leader label="Last seen" value={<RelativeTime at={customer.last_seen_at} />} />
      {language && <Leader label="Language" value={languageName(language)} />}
      {phone && <Leader label="Phone" value={<bdi>{phone}</bdi>} />}
      {external_id && <Leader label="Your id" value={<bdi className="wrap-anywhere">{external_id}</bdi>} />}
    </Leaders>
  );
}
