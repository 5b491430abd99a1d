export type Theme = "light" | "dark" | "system";

export const THEME_COOKIE = "shopguide_theme";
const YEAR_SECONDS = 31_536_000;

/** A cookie that says anything else means: follow the system. */
export function parseTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** Shows a theme at once and keeps it, where the server finds it before it draws the page. */
export function applyTheme(theme: Theme): void {
  const { dataset, ownerDocument } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
  const age = theme === "system" ? 0 : YEAR_SECONDS;
  ownerDocument.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${age}; samesite=lax`;
}
