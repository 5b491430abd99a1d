import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";

/** The four looks in which a page has to hold: light and dark, on a desk and on a phone. */
export const looks = (["light", "dark"] as const).flatMap((colorScheme) =>
  [1440, 390].map((width) => ({ colorScheme, width, name: `${colorScheme} at ${width}` })),
);

export async function wear(page: Page, { colorScheme, width }: (typeof looks)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.setViewportSize({ width, height: 900 });
}

/** Fails with what axe finds on the page as it stands, and when the page or its sheet is cut off at the side. */
export async function expectAccessible(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const beyond = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("main")].map((part) => part.scrollWidth - part.clientWidth),
  );
  expect(Math.max(...beyond)).toBe(0);
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
