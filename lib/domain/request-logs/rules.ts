// What of a call may be kept. Nothing that a person typed is, and nothing that opens a door: texts are masked unless
// their form shows that they are an id, a time or a word of the API.

const maxBody = 8_192;
const maxText = 500;

const idForm = /^[a-z]{2,5}_[0-9a-z]{1,40}$/;
const timeForm = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/;
const numberForm = /^-?\d{1,6}(\.\d{1,4})?$/;
const wordForm = /^-?[a-z*][a-z_.:*-]{0,40}$/;

/** Fields and parameters whose values are words of the API, not of people. */
const wordFields = new Set([
  ...[
    "status",
    "outcome",
    "channel",
    "device_type",
    "language",
    "priority",
    "resolution_status",
    "role",
    "sort",
    "state",
  ],
  ...["type", "event_type", "event_types", "events", "scopes", "action", "op", "field", "purchase_intent", "atomic"],
  ...["method", "interval", "group_by", "include_total", "include", "format", "kind", "confirm", "low_stock"],
]);

const isPlain = (field: string, text: string) =>
  idForm.test(text) ||
  timeForm.test(text) ||
  (wordFields.has(field) && text.split(",").every((part) => wordForm.test(part))) ||
  text === "true" ||
  text === "false" ||
  text === "";

/** A query string with what people typed masked; names of fields stay. */
export function maskQuery(search: string): string | null {
  if (search.length < 2) return null;
  const parts = [...new URLSearchParams(search)].map(([name, value]) => {
    const field = name.replace(/\[.*$/s, "");
    const shown = isPlain(field, value) || numberForm.test(value) ? value : "[masked]";
    return `${maskName(field)}${field === name ? "" : "[…]"}=${shown}`;
  });
  return parts.join("&").slice(0, maxText);
}

/** A name that no contract could have may be a text that went astray. */
const maskName = (name: string) => (/^[a-z][a-z_]{0,39}$/.test(name) ? name : "[masked]");

/** A JSON body with its shape and its small numbers, and every text masked. */
export function maskBody(text: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return `[masked ${text.length}, not JSON]`;
  }
  const masked = JSON.stringify(maskValue(value, ""));
  return masked.length > maxBody ? `${masked.slice(0, maxBody)}…` : masked;
}

function maskValue(value: unknown, field: string, depth = 0): unknown {
  if (depth > 32) return "[masked]";
  if (typeof value === "string") return isPlain(field, value) ? value : `[masked ${value.length}]`;
  if (typeof value === "number") return numberForm.test(String(value)) ? value : "[masked number]";
  if (Array.isArray(value)) return value.map((item) => maskValue(item, field, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  // Here the names are the merchant's own as well.
  if (field === "metadata" || field === "context") return `[masked ${Object.keys(value).length} fields]`;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [maskName(name), maskValue(inner, name, depth + 1)]),
  );
}

const secretForm = /\b(sg_|whsec_|Bearer\s+|eyJ)[\w+/=.-]+/g;
const emailForm = /[^\s"'<>()@,:;]+@[^\s"'<>()@,:;]+/g;
const idOrNumberRun = /\b[a-z]{2,5}_[0-9a-hjkmnp-tv-z]{26}\b|\d[\d\s().-]{5,}\d/g;

/** A sentence of ours without what it may quote of the request: secrets, addresses, numbers of people. */
function maskSentence(text: string): string {
  return text
    .replace(secretForm, "[masked]")
    .replace(emailForm, "[masked]")
    .replace(/"[^"]*"/g, '"[masked]"')
    .replace(idOrNumberRun, (run) => (idForm.test(run) || timeForm.test(run) ? run : "[masked]"))
    .slice(0, maxText);
}

type Shown = { code: string; message: string; details: Record<string, unknown> };

/** What a failed call was answered. Of a malformed body not even our sentence is kept: it quotes the place. */
export function maskError(body: string): Shown | null {
  const { error } = JSON.parse(body) as { error?: Shown };
  if (!error) return null;
  const message = error.code === "MALFORMED_JSON" ? "The body is not valid JSON." : maskSentence(error.message);
  return { code: error.code, message, details: maskDetails(error.details) };
}

const sentences = new Set(["message", "required_scope", "held_scopes", "code", "field", "missing_fields", "address"]);

function maskDetails(details: Record<string, unknown>): Record<string, unknown> {
  const masked = (value: unknown, field: string): unknown => {
    if (typeof value === "string") return sentences.has(field) ? maskSentence(value) : maskValue(value, field);
    if (Array.isArray(value)) return value.slice(0, 50).map((item) => masked(item, field));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, masked(inner, name)]));
  };
  return masked(details, "") as Record<string, unknown>;
}

/** A path with the ids in it, and whatever else was put in their place masked. */
export function maskPath(path: string, route: string): string {
  const pattern = route.split("/");
  return path
    .split("/")
    .map((part, index) => (part === pattern[index] || idForm.test(part) || part === "" ? part : "[masked]"))
    .join("/");
}

/** What a client calls itself, as far as it is worth keeping. */
export const shorten = (text: string | null): string | null => text?.replaceAll("\0", "").slice(0, maxText) ?? null;
