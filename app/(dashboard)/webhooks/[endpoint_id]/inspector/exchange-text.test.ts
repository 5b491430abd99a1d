import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { asCurl, headerLines, readable } from "./exchange-text.ts";

test("a repeated header has a line each time", () => {
  expect(headerLines({ date: "today", "set-cookie": ["a=1", "b=2"], gone: undefined })).toEqual([
    "date: today",
    "set-cookie: a=1",
    "set-cookie: b=2",
  ]);
});

test("JSON is indented and anything else left alone", () => {
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readable("queue full")).toBe("queue full");
});

test("the command passes every byte of header and body through a shell", () => {
  const body = `{"text":"it's $HOME, \`id\` and \\"more\\""}`;
  const command = asCurl("https://example.com/a?b=c&d='e'", { "x-name": "O'Brien" }, body);
  const words = execFileSync("sh", ["-c", command.replace(/^curl/, "printf '%s\\0'")], { encoding: "utf8" });
  const expected = ["-i", "https://example.com/a?b=c&d='e'", "-H", "x-name: O'Brien", "--data-raw", body];
  expect(words.split("\0").slice(0, -1)).toEqual(expected);
});
