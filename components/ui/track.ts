export type Outcome = "failed" | "delivered";
export type Square = { place: number; look: "delivered" | "failed" | "forgiven" | "coming" };

/** One square per attempt, made or still to come. Once delivered, earlier failures are forgiven and none is to come. */
export function trackOf(attempts: readonly Outcome[], limit: number): Square[] {
  const delivered = attempts.includes("delivered");
  const made = attempts.map((outcome) => (outcome === "failed" && delivered ? ("forgiven" as const) : outcome));
  const coming = delivered ? 0 : Math.max(0, limit - attempts.length);
  const looks = [...made, ...Array.from({ length: coming }, () => "coming" as const)];
  return looks.map((look, place) => ({ place, look }));
}

/** In words what the squares say. */
export function describeTrack(attempts: readonly Outcome[], limit: number): string {
  if (attempts.length === 0) return "Not tried yet";
  if (!attempts.includes("delivered")) return `${attempts.length} of ${limit} attempts failed`;
  return attempts.length === 1 ? "Delivered at once" : `Delivered at attempt ${attempts.length}`;
}
