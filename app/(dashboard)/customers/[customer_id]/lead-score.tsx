import { Leader, Leaders } from "#components/ui/leader.tsx";
import type { CustomerRow } from "#lib/domain/customers/hooks.ts";

type Reason = CustomerRow["lead_score_reasons"][number]["reason"];

const reasons: Record<Reason, string> = {
  purchase_intent: "Intent to buy",
  cart_value: "Worth of the cart",
  recency: "Was here lately",
  satisfaction: "Satisfied",
  loyalty: "Came back",
};

/** How likely a purchase is, and what makes it so. */
export function LeadScore({ customer: { lead_score, lead_score_reasons } }: { customer: CustomerRow }) {
  return (
    <>
      <p className="mb-2 text-figure-md text-ink">
        {lead_score}
        <span className="pl-0.5 text-ink-2 text-unit tracking-normal">of 100</span>
      </p>
      {lead_score_reasons.length === 0 && <p className="text-ink-3 text-ui">Nothing speaks for a purchase yet.</p>}
      <Leaders>
        {lead_score_reasons.map(({ reason, points }) => (
          <Leader key={reason} label={reasons[reason]} value={`+${points}`} />
        ))}
      </Leaders>
    </>
  );
}
