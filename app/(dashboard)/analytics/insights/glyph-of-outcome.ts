/** The silhouette that an outcome has everywhere. */
export const glyphOfOutcome = {
  resolved: "resolved",
  unanswered: "closed",
  escalated: "escalated",
  open: "active",
} as const;
