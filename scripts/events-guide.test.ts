import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { eventsGuide, guidePath } from "./events-guide.ts";

test("docs/events.md says what the catalogue says; if not, run: node scripts/events-guide.ts", async () => {
  expect(await readFile(guidePath, "utf8")).toBe(eventsGuide());
});

test("the guide has a section for every type of event", () => {
  const sections = eventsGuide().match(/(?<=^### ).+$/gm);
  expect(sections?.toSorted()).toEqual(eventTypes.toSorted());
});
