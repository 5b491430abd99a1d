import { Leader, Leaders } from "#components/ui/leader.tsx";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { channelName, deviceName, duration, humanise, intentWords, languageName, priorityWords } from "../words.ts";
import { Part } from "./part.tsx";

/** What is known of the conversation itself; what nobody told is left out. */
export function FactsPart({ conversation }: { conversation: ConversationRow }) {
  const { device_type, language, first_response_seconds, duration_seconds } = conversation;
  const { priority, purchase_intent, external_id } = conversation;
  const facts: [string, string | false | null][] = [
    ["Channel", channelName(conversation.channel)],
    ["Device", device_type && deviceName(device_type)],
    ["Language", language && languageName(language)],
    ["Messages", conversation.message_count.toLocaleString("en-GB")],
    ["First answer after", first_response_seconds !== null && duration(first_response_seconds)],
    ["Lasted", duration_seconds !== null && duration(duration_seconds)],
    ["Assigned to", conversation.assigned_to],
    ["Reopened", conversation.reopened_count > 0 && times(conversation.reopened_count)],
    ["Priority", priority !== "normal" && priorityWords[priority]],
    ["Purchase intent", purchase_intent && intentWords[purchase_intent]],
    ["Your id", external_id],
  ];
  return (
    <Part title="Facts">
      <Leaders>
        {facts.map(([label, value]) => value && <Leader key={label} label={label} value={<Value text={value} />} />)}
        {Object.entries({ ...conversation.context, ...conversation.metadata }).map(([name, value]) => (
          <Leader key={`own ${name}`} label={<bdi>{humanise(name)}</bdi>} value={<Value text={plain(value)} />} />
        ))}
      </Leaders>
    </Part>
  );
}

const times = (count: number) => (count === 1 ? "once" : `${count} times`);

const plain = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

const Value = ({ text }: { text: string }) => <bdi className="wrap-anywhere line-clamp-3">{text}</bdi>;
