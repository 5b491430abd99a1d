import { Leader, Leaders } from "#components/ui/leader.tsx";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { money } from "../words.ts";
import { cartLines } from "./cart.ts";
import { Part } from "./part.tsx";

/** What lies in the cart. */
export function CartPart({ cart }: { cart: NonNullable<ConversationRow["cart"]> }) {
  const note = `${money(cart.value, cart.currency)}${cart.abandoned ? ", left behind" : ""}`;
  const lines = cartLines(cart);
  return (
    <Part title="Cart" note={note}>
      {lines.length > 0 && (
        <Leaders>
          {lines.map(({ key, label, value }) => (
            <Leader key={key} label={<bdi className="wrap-anywhere">{label}</bdi>} value={value ?? "–"} />
          ))}
        </Leaders>
      )}
    </Part>
  );
}
