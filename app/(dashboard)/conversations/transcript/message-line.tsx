import { clsx } from "clsx";
import { shortNameOf } from "#app/(dashboard)/customers/name-of.ts";
import { ClockTime } from "#components/ui/relative-time.tsx";
import type { ConversationMessage } from "#lib/domain/conversations/hooks.ts";
import type { CustomerName } from "#lib/domain/customers/hooks.ts";
import { Marked } from "../marked.tsx";

type MessageLineProps = { message: ConversationMessage; remark: string | null; customer: CustomerName; query: string };

function speakerOf({ role, author }: ConversationMessage, customer: CustomerName): string {
  if (role === "customer") return author ?? shortNameOf(customer);
  if (role === "assistant") return author ?? "Assistant";
  return author ? `${author}, shop` : "Shop";
}

/** Who says it and when in the margin, then what is said. The assistant has a rule. */
export function MessageLine({ message, remark, customer, query }: MessageLineProps) {
  const byAssistant = message.role === "assistant";
  return (
    <div className="flex max-md:flex-col">
      <div className="w-17 shrink-0 pr-2 text-ui max-md:flex max-md:w-full max-md:items-baseline max-md:gap-2">
        <p className={clsx("wrap-anywhere font-semibold", byAssistant ? "text-accent" : "text-ink")} dir="auto">
          {speakerOf(message, customer)}
        </p>
        <ClockTime at={message.sent_at} className="text-ink-3 text-meta" />
      </div>
      <div
        className={clsx(
          "min-w-0 flex-1 border-l-2 pl-3.5 max-md:w-full",
          byAssistant ? "border-accent" : "border-transparent max-md:border-l-0 max-md:pl-0",
        )}
      >
        <p className="wrap-anywhere whitespace-pre-wrap text-ink text-read" dir="auto">
          <Marked text={message.content} query={query} />
        </p>
        {remark && <p className="wrap-anywhere mt-0.5 text-ink-3 text-meta">{remark}</p>}
      </div>
    </div>
  );
}
