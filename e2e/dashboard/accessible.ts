import { expect, type Locator, type Page } from "@playwright/test";
import axe from "axe-core";

/** The widths at which a page has to hold: on a desk and on a phone. */
export const widths = [1440, 390] as const;

export async function sizeTo(page: Page, width: (typeof widths)[number]): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width, height: 900 });
}

/** Fails with what axe finds on the page as it stands, light and dark, and when it or its sheet is cut off at the side. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  const beyond = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("main")].map((part) => part.scrollWidth - part.clientWidth),
  );
  expect(Math.max(...beyond)).toBe(0);
}

type WithAxe = Window & { axe?: typeof axe };

/** What axe finds. It is loaded once a page and tells nothing else: what passes makes its answer several times as slow. */
export async function violations(page: Page, exclude: string[] = []) {
  const loaded = await page.evaluate(() => Boolean((window as WithAxe).axe));
  if (!loaded) await page.evaluate(axe.source);
  return page.evaluate(async (without) => {
    const found = await (window as WithAxe).axe?.run({ exclude: without }, { resultTypes: ["violations"] });
    return found?.violations;
  }, exclude);
}

/** Walks with Tab until this has the focus, as somebody without a pointer does. */
export async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  await target.waitFor();
  for (let steps = 0; steps < 80; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target} cannot be reached with Tab.`);
}
