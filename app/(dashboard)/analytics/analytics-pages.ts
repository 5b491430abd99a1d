/** A page below an entry of the navigation; who lacks the scope does not see it. */
export type SubPage = { href: string; label: string; scope?: string };

/** The pages of Analytics, in the order of the navigation. */
export const analyticsPages: readonly SubPage[] = [
  { href: "/analytics/conversations", label: "Conversations" },
  { href: "/analytics/commerce", label: "Commerce" },
  { href: "/analytics/satisfaction", label: "Satisfaction" },
  { href: "/analytics/insights", label: "Insights" },
  { href: "/analytics/performance", label: "Performance" },
  { href: "/analytics/usage", label: "Usage" },
];
