import { Leader, Leaders } from "#components/ui/leader.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { money } from "../words.ts";
import { Part } from "./part.tsx";

/** What the customer bought in the end. */
export function PurchasePart({ purchase }: { purchase: NonNullable<ConversationRow["purchase"]> }) {
  const { value, currency, order_id, purchased_at } = purchase;
  return (
    <Part title="Bought" note={<RelativeTime at={purchased_at} />}>
      <Leaders>
        {value !== null && currency !== null && <Leader label="Paid" value={money(value, currency)} />}
        {order_id !== null && <Leader label="Order" value={<bdi className="wrap-anywhere">{order_id}</bdi>} />}
      </Leaders>
    </Part>
  );
}
