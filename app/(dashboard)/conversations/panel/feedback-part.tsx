import { Leader, Leaders } from "#components/ui/leader.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { score } from "../words.ts";
import { Part } from "./part.tsx";

/** What the customer thinks of the conversation. */
export function FeedbackPart({ conversation }: { conversation: ConversationRow }) {
  const { satisfaction_score, nps_score, feedback_text, feedback_at } = conversation;
  if (satisfaction_score === null && nps_score === null && feedback_text === null) return null;
  return (
    <Part title="Feedback" note={feedback_at && <RelativeTime at={feedback_at} />}>
      <Leaders>
        {satisfaction_score !== null && <Leader label="Satisfaction" value={score(satisfaction_score)} />}
        {nps_score !== null && <Leader label="Would recommend" value={`${nps_score} of 10`} />}
      </Leaders>
      {feedback_text && (
        <p className="wrap-anywhere mt-1 whitespace-pre-wrap text-ink text-ui" dir="auto">
          {feedback_text}
        </p>
      )}
    </Part>
  );
}
