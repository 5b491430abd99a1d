import { expect, test } from "vitest";
import { z } from "zod";
import { type Contract, route } from "./contract.ts";
import { AppError } from "./errors.ts";
import { maxBodyBytes, parse } from "./parse.ts";

const contract = route({
  id: "x",
  method: "POST",
  path: "/v1/x",
  tag: "X",
  summary: "X",
  scope: null,
  body: z.strictObject({
    name: z.string().min(1),
    count: z.number().optional(),
    inner: z.strictObject({ a: z.string() }).optional(),
  }),
  responses: { 200: z.object({}) },
});

const json = { "content-type": "application/json" };

async function refusal(
  body: BodyInit | null,
  headers: Record<string, string> = json,
  url = "http://x/v1/x",
  on: Contract = contract,
) {
  const request = new Request(url, { method: "POST", body, headers });
  const error = await parse(on, request, {}).then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? { code: error.code, message: error.message, details: error.details } : error;
}

test("a missing field is listed as the document shows it", async () => {
  expect(await refusal("{}")).toEqual({
    code: "INVALID_REQUEST",
    message: "The request is missing required parameters: name.",
    details: { missing_fields: ["name"] },
  });
});

test("wrong and unknown fields are each named with a code and a sentence", async () => {
  const refused = await refusal(JSON.stringify({ name: "", count: "7", inner: { a: "x", b: 1 }, nope: 1 }));
  expect(refused).toMatchObject({
    details: {
      invalid_fields: [
        { field: "name", code: "too_small" },
        { field: "count", code: "invalid_type" },
        { field: "inner.b", code: "unknown", message: "There is no such field." },
        { field: "nope", code: "unknown" },
      ],
    },
  });
});

test("an unknown query parameter is named, also where an operation takes none", async () => {
  expect(await refusal('{"name":"a"}', json, "http://x/v1/x?colour=red")).toMatchObject({
    details: { invalid_fields: [{ field: "colour", code: "unknown", message: "There is no such parameter." }] },
  });
});

test.each([
  ["no body", null, "MALFORMED_JSON"],
  ["half a body", '{"name":', "MALFORMED_JSON"],
  ["a list where an object belongs", "[]", "INVALID_REQUEST"],
  ["null", "null", "INVALID_REQUEST"],
  ["bytes that are not UTF-8", new Uint8Array([0x22, 0xff, 0x22]), "MALFORMED_JSON"],
  ["a NUL character", '{"name":"a\\u0000b"}', "INVALID_REQUEST"],
  ["half a surrogate pair", '{"name":"a\\ud800b"}', "INVALID_REQUEST"],
  ["a NUL in a field's name", '{"na\\u0000me":1}', "INVALID_REQUEST"],
  ["a thousand levels", `{"name":${"[".repeat(1000)}${"]".repeat(1000)}}`, "INVALID_REQUEST"],
  ["a body of 1 MiB and one byte", `"${"x".repeat(maxBodyBytes - 1)}"`, "PAYLOAD_TOO_LARGE"],
])("%s is refused with a reason", async (_, body, code) => {
  expect(await refusal(body)).toMatchObject({ code });
});

test.each(["text/plain", "application/xml", "application/json; charset=latin1", ""])(
  "a body of type %j is refused",
  async (type) => {
    expect(await refusal("{}", type ? { "content-type": type } : {})).toMatchObject({ code: "UNSUPPORTED_MEDIA_TYPE" });
  },
);

test("a body of exactly 1 MiB is read", async () => {
  const frame = '{"name":""}';
  const body = `{"name":"${"x".repeat(maxBodyBytes - frame.length)}"}`;
  expect(await refusal(body)).toBeNull();
});
