import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { AppError, errorBody, errorStatus } from "./errors.ts";

test("every code has its paragraph, to which its doc_url leads", async () => {
  const guide = await readFile(new URL("../../docs/errors.md", import.meta.url), "utf8");
  const headings = [...guide.matchAll(/^### (\w+)$/gm)].map(([, code]) => code);
  expect(headings).toEqual(Object.keys(errorStatus).toSorted((a, b) => headings.indexOf(a) - headings.indexOf(b)));
  expect(errorBody(new AppError("NOT_FOUND", "Gone."), "req_1", "https://api.example.com/").doc_url).toBe(
    "https://api.example.com/docs/errors#not_found",
  );
});
