import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { samplesOf } from "./replay.ts";

const sampleOf = (name: string, call: Parameters<typeof samplesOf>[0]) =>
  samplesOf(call, "http://localhost:3000").find((sample) => sample.name === name)?.code ?? "";

test("a reading call is repeated with its query and without a body", () => {
  const call = { method: "GET", path: "/v1/conversations", query: "limit=5&q=[masked]", request_body: null } as const;
  expect(sampleOf("curl", call)).toBe(
    `curl -X GET 'http://localhost:3000/v1/conversations?limit=5&q=[masked]' \\\n  -H "Authorization: Bearer $SHOPGUIDE_API_KEY"`,
  );
});

test("quotes in a body stay what they are in the shell", () => {
  const request_body = JSON.stringify({ note: 'Ana\'s "call" $HOME `x`' });
  const code = sampleOf("curl", { method: "POST", path: "/v1/x", query: null, request_body });
  const echoed = code.replace(/^curl -X POST/, "printf '%s\\n'");
  expect(execFileSync("sh", ["-c", echoed]).toString().trimEnd().split("\n").at(-1)).toBe(request_body);
});

test("the samples parse in their languages", () => {
  const call = { method: "PUT", path: "/v1/x", query: null, request_body: '{"a":"it\'s"}' } as const;
  expect(() => new Function(`return async () => {${sampleOf("JavaScript", call)}}`)).not.toThrow();
  expect(sampleOf("Python", call)).toContain('data="{\\"a\\":\\"it\'s\\"}".encode()');
});
