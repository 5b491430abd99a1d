import type { EventType } from "#lib/domain/events/catalogue/contract.ts";
import { schemaLines } from "./schema-lines.ts";

/** The fields of an event's data, their kinds and what they mean. */
export function EventSchema({ type }: { type: EventType }) {
  return (
    <dl aria-label={`Fields of ${type}`} className="divide-y divide-line text-meta">
      {schemaLines(type).map(({ name, type: kind, about }) => (
        <div key={name} className="flex flex-wrap gap-x-2 py-1">
          <dt className="font-mono text-ink text-mono">{name}</dt>
          <dd className="text-ink-3">{kind}</dd>
          {about && <dd className="w-full text-ink-2">{about}</dd>}
        </div>
      ))}
    </dl>
  );
}
