import type { Dimension } from "../definitions/dimensions.ts";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const none: Partial<Record<Dimension, string>> = {
  device_type: "Unknown device",
  language: "Unknown language",
  page: "No page",
  tag: "No tag",
  resolution_status: "Not said",
  escalation_reason: "No reason",
  product: "No product",
};

const hourLabel = (hour: number) => `${days[Math.floor(hour / 24)]} ${String(hour % 24).padStart(2, "0")}:00`;

/** How a value reads; segments go by their names. */
export function labelsBy(segments: readonly { id: string; name: string }[]) {
  const names = new Map(segments.map(({ id, name }) => [id, name]));
  return (dimension: Dimension, value: string): string => {
    if (value === "") return none[dimension] ?? "None";
    if (dimension === "hour_of_week") return hourLabel(Number(value));
    return dimension === "segment" ? (names.get(value) ?? value) : value;
  };
}
