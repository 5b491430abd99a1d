import type { NavItem } from "./nav.ts";

type Place = Pick<NavItem, "href" | "label" | "icon" | "key" | "external">;

/** Every page that one can jump to: those of the navigation, and those below them by their whole name. */
export function placesOf(items: readonly NavItem[]): Place[] {
  return items.flatMap((item) => [
    item,
    ...(item.pages ?? []).map((page) => ({ ...page, label: `${item.label}: ${page.label}`, icon: item.icon })),
  ]);
}
