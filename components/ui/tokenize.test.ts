import { describe, expect, it } from "vitest";
import { tokenize } from "./tokenize.ts";

const kinds = (code: string, language: "json" | "http" | "shell") =>
  tokenize(code, language)
    .filter((token) => token.kind !== "plain")
    .map((token) => [token.kind, token.text]);

describe("tokenize", () => {
  it("loses no character of the code", () => {
    const code = '{ "a\\"b": [1, -2.5e3, true, "x: y"], broken';
    expect(
      tokenize(code, "json")
        .map((token) => token.text)
        .join(""),
    ).toBe(code);
  });

  it("tells a JSON key from a string that looks like one", () => {
    expect(kinds('{"error": "depth: 3", "depth": 20000}', "json")).toEqual([
      ["key", '"error"'],
      ["string", '"depth: 3"'],
      ["key", '"depth"'],
      ["number", "20000"],
    ]);
  });

  it("marks the names of headers, and leaves the numbers in their values alone", () => {
    expect(kinds('HTTP 503\ndate: Sun, 22 Nov 2026\nretry-after: 120\n\n{\n  "depth": 20000\n}', "http")).toEqual([
      ["key", "date"],
      ["key", "retry-after"],
      ["key", '"depth"'],
      ["number", "20000"],
    ]);
  });

  it("marks the options and quoted words of a command", () => {
    expect(kinds('curl -H "Authorization: Bearer x" --data \'{"a":1}\'', "shell")).toEqual([
      ["key", "-H"],
      ["string", '"Authorization: Bearer x"'],
      ["key", "--data"],
      ["string", "'{\"a\":1}'"],
    ]);
  });

  it("leaves plain text alone", () => {
    expect(tokenize("-H 12", "text")).toEqual([{ kind: "plain", text: "-H 12", at: 0 }]);
  });
});
