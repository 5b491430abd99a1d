import fc from "fast-check";
import { expect, test } from "vitest";
import { maskBody, maskError, maskPath, maskQuery } from "./rules.ts";

const personal = [
  "Teresa Lindqvist",
  "teresa@example.com",
  "+46 70 123 45 67",
  "sg_Mm7IE85zo8nHR1KYf9t2NcrHe66IsX1xbKPd",
  "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
  "4111 1111 1111 1111",
  "Where is my order?",
  "Teresa",
];

test.each(personal)("%s is nowhere in what is kept, wherever it stood", (text) => {
  const kept = [
    maskBody(JSON.stringify({ name: text, customer: { email: text, tags: [text] }, metadata: { [text]: text } })),
    maskBody(JSON.stringify({ [text]: 1 })),
    maskBody(text),
    maskQuery(
      `?q=${encodeURIComponent(text)}&email=${encodeURIComponent(text)}&metadata[a]=${encodeURIComponent(text)}`,
    ),
    maskQuery(`?${encodeURIComponent(text)}=1`),
    maskPath(`/v1/customers/${encodeURIComponent(text)}`, "/v1/customers/{customer_id}"),
    JSON.stringify(
      maskError(
        JSON.stringify({ error: { code: "MALFORMED_JSON", message: `not JSON: "${text}"`, details: { given: text } } }),
      ),
    ),
  ].join("\n");
  expect(kept).not.toContain(text);
  expect(kept).not.toContain(encodeURIComponent(text));
});

test("addresses, keys and numbers of people in a sentence of ours are masked", () => {
  const message = "No customer teresa@example.com; key sg_Mm7IE85zo8nHR1KYf9t2NcrHe66IsX1xbKPd; call +46 70 123 45 67.";
  const error = maskError(JSON.stringify({ error: { code: "NOT_FOUND", message, details: {} } }));
  expect(error?.message).toBe("No customer [masked]; key [masked]; call +[masked].");
});

test("the id that a sentence of ours quotes stays whole, whatever digits are in it", () => {
  const message = "Something went wrong. Quote req_01m7hf48xmtv551jyqp1234567 when you ask us about it.";
  expect(maskError(JSON.stringify({ error: { code: "INTERNAL_ERROR", message, details: {} } }))?.message).toBe(message);
});

test("what helps to understand a call stays: shape, ids, states, times, small numbers", () => {
  expect(
    maskBody(
      '{"status":"closed","limit":50,"customer_id":"cust_01kpvyzg2s8m4q6t7x9b1c3d5f","note":"Call me","on":true}',
    ),
  ).toBe(
    '{"status":"closed","limit":50,"customer_id":"cust_01kpvyzg2s8m4q6t7x9b1c3d5f","note":"[masked 7]","on":true}',
  );
  expect(maskQuery("?status=active,escalated&limit=5&sort=-started_at&created_after=2026-11-22T10:30:00Z&q=size")).toBe(
    "status=active,escalated&limit=5&sort=-started_at&created_after=2026-11-22T10:30:00Z&q=[masked]",
  );
  expect(maskPath("/v1/customers/cust_01kpvyzg2s8m4q6t7x9b1c3d5f/notes", "/v1/customers/{customer_id}/notes")).toBe(
    "/v1/customers/cust_01kpvyzg2s8m4q6t7x9b1c3d5f/notes",
  );
});

test("whatever the body, masking ends, keeps within its bound and stays storable", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string({ unit: "binary" })), (text) => {
      const masked = maskBody(text);
      expect(masked.length).toBeLessThanOrEqual(8_193);
      expect(masked).not.toContain("\0");
    }),
  );
});
