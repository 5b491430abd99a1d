import { z } from "zod";
import { addressOf } from "#lib/http/client.ts";
import type { Contract } from "#lib/http/contract.ts";
import { type Owned, sampleOf } from "./operations.ts";

/** A request that cannot be meant: whatever it names, the only right answer is a refusal. */
export type Malformed = {
  why: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
};

type JsonSchema = { type?: string; enum?: unknown[]; format?: string; pattern?: string; items?: JsonSchema };

const json = { "content-type": "application/json" };
const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const encoded = (text: string) => encodeURIComponent(text);

const notJson: [string, string | Buffer][] = [
  ["an empty body", ""],
  ["blanks", "  \n"],
  ["half an object", '{"a":'],
  ["two documents", "{}{}"],
  ["single quotes", "{'a':1}"],
  ["a trailing comma", '{"a":1,}'],
  ["a comment", '{"a":1/*b*/}'],
  ["NaN", '{"a":NaN}'],
  ["a leading zero", '{"a":01}'],
  ["a raw line break in a text", '{"a":"b\nc"}'],
  ["a bad escape", '{"a":"\\x41"}'],
  ["form data", "a=1&b=2"],
  ["XML", "<a>1</a>"],
  ["a byte order mark inside", '{"\ufeff'],
  ["bytes that are not UTF-8", Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])],
  ["an overlong encoding", Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ["an encoded surrogate", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ["UTF-16", Buffer.from('{"a":1}', "utf16le")],
  ["a raw NUL", "\0"],
];

const notObjects = ["null", "true", "0", '"text"', "[]", "[{}]", "1e400", "-0"];

const wrongTypes = [
  ...["text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded", "application/jsonp"],
  ...["application/json; charset=latin1", "application/json; charset=utf-16", "json", "text/json", "*/*"],
];

const wrongKeys = ["", "x".repeat(256), "a\tb", "caf\u00e9", '"'.padEnd(300, "x")];

const wrongNames = [
  "no_such_thing",
  "LIMIT",
  "limit ",
  "__proto__",
  "constructor",
  "$where",
  "a[b]",
  "\u202e",
  "x".repeat(500),
];

const wrongIds = [
  ...["%00", "..%2f..%2fetc%2fpasswd", "%ED%A0%80", "%F0%9F%98%80", "x".repeat(2000), "%27%20OR%201=1--", "%25"],
  ...["conv_%00", "cust_\u0430".normalize(), "undefined", "null", "%0d%0aX-Injected:%201", "-1"],
].map((id) => (/^[\x20-\x7e]*$/.test(id) ? id : encodeURIComponent(id)));

/** Values that a parameter of this schema cannot have; a NUL is none for any. */
function wrongValues(name: string, schema: JsonSchema): string[] {
  const nul = `a%00b`;
  if (name === "cursor") return ["x", "AAAA", "e30", "%00", "eyJhIjoxfQ", "x".repeat(1001)];
  if (schema.enum) return ["nope", "", nul, "%F0%9F%98%80", "null"];
  if (schema.type === "integer" || schema.type === "number")
    return ["x", "1e999", "-1e9", "NaN", "Infinity", "1_000", "%5B1%5D", "9".repeat(400), "1&".concat(name, "=2"), nul];
  if (schema.type === "boolean") return ["maybe", "2", nul];
  if (schema.format === "date-time")
    return ["yesterday", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01", "1700000000", "", nul];
  return [nul, `%00`];
}

/** The parameters of an operation, but for those that are objects. */
function queryOf({ query }: Contract): [string, JsonSchema][] {
  if (!query) return [];
  const schema = z.toJSONSchema(query, { io: "input", unrepresentable: "any", reused: "inline" });
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  return properties.filter(([, property]) => property.type !== "object");
}

function queryFaults(contract: Contract): [string, string][] {
  const known = queryOf(contract);
  return [
    ...wrongNames.map((name): [string, string] => [`an unknown parameter ${name.slice(0, 20)}`, `${encoded(name)}=1`]),
    ...known.flatMap(([name, property]) =>
      wrongValues(name, property).map((value): [string, string] => [
        `${name}=${value.slice(0, 30)}`,
        `${name}=${value}`,
      ]),
    ),
  ];
}

/** The sample with one field of another type; `undefined` where the body is free or each of its parts is judged by itself. */
function fieldFaults(body: unknown): [string, string][] {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const wrong = typeof value === "object" && value !== null ? ["text", 7, true] : [{ $gt: "" }, [[]], { a: [1] }];
    const faults = wrong.map((other): [string, string] => [
      `${name} of another type`,
      JSON.stringify({ ...body, [name]: other }),
    ]);
    const nul = typeof value === "string" ? value : "x";
    return [
      ...faults,
      [`a NUL in ${name}`, JSON.stringify({ ...body, [name]: `${nul}\0` })],
      [`half a surrogate in ${name}`, JSON.stringify({ ...body, [name]: [`\ud800${nul}`] })],
      [`${name} too deep`, JSON.stringify(body).replace(/\}$/, `,${JSON.stringify(name)}:${deep(60)}}`)],
    ];
  });
}

function bodyFaults(contract: Contract, owned: Owned): [string, string | Buffer][] {
  const { body } = sampleOf(contract.id, owned);
  const bytes = (contract.maxBodyBytes ?? 2 ** 20) + 1;
  return [
    ...notJson,
    ...notObjects.map((text): [string, string] => [`${text} as a body`, text]),
    ["an unknown field", JSON.stringify({ ...(body as object), no_such_thing: 1 })],
    ["a prototype", `{"__proto__":{"admin":true},"constructor":{"prototype":{}}}`],
    ["a thousand levels", `{"a":${deep(1_000)}}`],
    ["ten thousand levels", `{"a":${deep(10_000)}}`],
    ["a NUL in a name", '{"a\\u0000":1}'],
    ["half a surrogate in a name", '{"\\udc00":1}'],
    ["a byte too many", `"${"x".repeat(bytes - 2)}"`],
    ...fieldFaults(body),
  ];
}

/** Everything that is wrong with this operation's path, query, body and headers, one fault a request. */
export function malformedRequests(contract: Contract, key: string, owned: Owned): Malformed[] {
  const { method } = contract;
  const good = addressOf(contract, { params: owned });
  const auth: Record<string, string> = contract.public ? {} : { authorization: `Bearer ${key}` };
  const sample = sampleOf(contract.id, owned);
  const body = sample.body === undefined ? undefined : JSON.stringify(sample.body);
  const headers = { ...auth, ...(body !== undefined && json) };
  const made: Malformed[] = queryFaults(contract).map(([why, query]) => ({
    why,
    method,
    path: `${good}?${query}`,
    headers,
    body,
  }));
  for (const id of contract.path.includes("{") ? wrongIds : []) {
    const path = contract.path.replace(/\{\w+\}/, id).replace(/\{\w+\}/g, id);
    // Where any text may be an id, a body that is none makes the call wrong all the same.
    made.push({ why: `the id ${id.slice(0, 20)}`, method, path, headers, body: body === undefined ? undefined : "{" });
  }
  if (!contract.public) made.push(...authFaults(contract, good, headers, body));
  if (!contract.body) return made;
  for (const [why, given] of bodyFaults(contract, owned))
    made.push({ why, method, path: good, headers: { ...auth, ...json }, body: given });
  for (const type of wrongTypes) {
    made.push({ why: type, method, path: good, headers: { ...auth, "content-type": type }, body: body ?? "{}" });
  }
  return made;
}

function authFaults({ method }: Contract, path: string, headers: Record<string, string>, body?: string): Malformed[] {
  const wrong = [
    "",
    "Bearer",
    "Bearer ",
    "Basic c2c6",
    "sg_x",
    "Bearer a b",
    `Bearer ${"x".repeat(8_000)}`,
    "Bearer \u00ff",
  ];
  return [
    ...wrong.map((authorization) => ({
      why: `Authorization: ${authorization.slice(0, 20)}`,
      method,
      path,
      headers: { ...headers, authorization },
      body,
    })),
    ...(method === "GET" ? [] : wrongKeys).map((key) => ({
      why: `Idempotency-Key: ${key.slice(0, 20)}`,
      method,
      path,
      headers: { ...headers, "idempotency-key": key },
      body,
    })),
  ];
}

const extremeTimes = ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999-14:00"];
const extremeNumbers = ["2147483648", "-2147483649", "9007199254740993", "1e15", "1e-320", "1e308", "-0", "0.1"];
const extremeTexts = [
  "%",
  "_",
  "\\",
  "'",
  '"',
  "&|!:*()<->",
  "\ufffe",
  "🏴‍☠️".repeat(30),
  "ﷺ".repeat(100),
  " ",
  "\u200b",
  "x".repeat(5_000),
];

function extremesOf({ enum: choices, type, format }: JsonSchema): string[] {
  if (choices) return [];
  if (format === "date-time") return extremeTimes;
  if (format === "date") return extremeTimes.map((time) => time.slice(0, 10));
  return type === "integer" || type === "number" ? extremeNumbers : extremeTexts;
}

/** Values of the right type at and beyond the edge of what anybody sends: answered either way, never with a failure. */
export function extremeRequests(contract: Contract, key: string, owned: Owned): Malformed[] {
  const { method } = contract;
  const path = addressOf(contract, { params: owned });
  const headers = { authorization: `Bearer ${key}`, ...json };
  const { body } = sampleOf(contract.id, owned);
  const inQuery = queryOf(contract).flatMap(([name, schema]) =>
    extremesOf(schema).map((value) => ({
      why: name,
      method,
      path: `${path}?${name}=${encoded(value)}`,
      headers: { authorization: headers.authorization },
    })),
  );
  if (method !== "GET" || contract.body) inQuery.length = 0;
  if (typeof body !== "object" || body === null) return inQuery;
  const inBody = Object.keys(body).flatMap((name) =>
    [...extremeNumbers, ...[...extremeTimes, ...extremeTexts].map((text) => JSON.stringify(text))].map((value) => ({
      why: name,
      method,
      path,
      headers,
      body: JSON.stringify({ ...body, [name]: "\u0001" }).replace('"\\u0001"', () => value),
    })),
  );
  return [...inQuery, ...inBody];
}
