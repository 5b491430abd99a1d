import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { catalogue, type EventType, eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { describedTypes } from "#lib/domain/events/rules.ts";

// Writes docs/events.md from the catalogue of events. A test fails when the two differ.

export const guidePath = fileURLToPath(new URL("../docs/events.md", import.meta.url));

type Schema = {
  type?: string | string[];
  description?: string;
  enum?: string[];
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
};

const head = `# Events

An event says that something happened in your shop. Every event has the same form, wherever you meet it:

\`\`\`json
{
  "id": "evt_01hm66b4c0m4q6t7x9b1c3d5fg",
  "event": "conversation.started",
  "timestamp": "2024-01-15T10:30:00.000Z",
  "data": { "conversation_id": "conv_123456", "customer_id": "cust_789012" }
}
\`\`\`

An event is written in the same transaction as the change that caused it: there is no change without its event, and no
event without its change. It never changes afterwards. \`data\` has at least the fields below; more may follow, so ignore
those you do not know. An import of history emits no events.

## Where to get them

- **Webhooks** send them to your endpoint as they happen, and again until it answers: see [Webhooks](webhooks.md).
- **The live stream** carries them over a connection that you keep open: see [The live stream](stream.md).
- **\`GET /v1/events\`** lists them, newest first, by \`type\` (several, separated by commas), \`conversation_id\`,
  \`customer_id\`, \`created_after\` and \`created_before\`. \`GET /v1/events/{event_id}\` gets one.
- **\`GET /v1/event-types\`** lists what this page says for programs: each type with the JSON Schema of its \`data\`.

## Catching up

If you may have missed some, because your program stood still or the stream says \`gap\`, ask for what came after the last
event that you know:

\`\`\`sh
curl "https://api.example.com/v1/events?after=evt_01hm66b4c0m4q6t7x9b1c3d5fg&limit=100" -H "Authorization: Bearer sg_…"
\`\`\`

With \`after\` the list is oldest first, in the order in which changes were committed, which is the stream's order. An event
appears only when none can come before it any more, so going on from the last one until \`has_more\` is false misses
nothing, however many programs write meanwhile. \`timestamp\` alone cannot promise that: a slow transaction commits later
than it began.
`;

const families: Record<string, string> = {
  conversation: "Conversations",
  customer: "Customers",
  inventory: "Inventory",
  export: "Exports",
  webhook: "Webhooks",
  system: "System",
};

function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.join(", ");
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(" or ");
  if (schema.type === "array") return `list of ${typeOf(schema.items ?? {})}s`;
  return schema.type ? [schema.type].flat().join(" or ") : "any JSON";
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(" | ")} |`;
  const [first = [], ...rest] = rows;
  return [line(first), line(widths.map((width) => "-".repeat(width))), ...rest.map(line)].join("\n");
}

function fieldsOf(schema: Schema): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    `\`${name}\``,
    typeOf(field),
    field.description ?? "",
  ]);
  return table([["Field", "Type", "Meaning"], ...rows]);
}

/** JSON as the formatter writes it: lists of plain values in one line. */
function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return text.replace(/\[\n\s+([^[\]{}]+?)\n\s+\]/g, (_, inner: string) => `[${inner.replace(/,\n\s+/g, ", ")}]`);
}

function section(type: EventType): string {
  const { summary, when } = catalogue[type];
  const described = describedTypes().find((one) => one.event === type);
  const example = jsonText(described?.example.data);
  const fields = fieldsOf((described?.data_schema ?? {}) as Schema);
  return `### ${type}\n\n${summary}\n\n**When:** ${when}\n\n${fields}\n\n\`\`\`json\n${example}\n\`\`\`\n`;
}

/** The guide to events, as it should stand in docs/events.md. */
export function eventsGuide(): string {
  const parts = Object.entries(families).map(([family, title]) => {
    const own = eventTypes.filter((type) => type.startsWith(`${family}.`));
    return `## ${title}\n\n${own.map(section).join("\n")}`;
  });
  return [head, ...parts].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(guidePath, eventsGuide());
