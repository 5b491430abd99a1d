/** The phases of one attempt as they were measured; null where a phase did not happen or did not end. */
export type Timings = {
  dns_ms: number | null;
  connect_ms: number | null;
  tls_ms: number | null;
  first_byte_ms: number | null;
  total_ms: number;
};

export type Phase = { key: PhaseKey; label: string; start: number; ms: number; longest: boolean; unfinished: boolean };
type PhaseKey = "dns" | "connect" | "tls" | "wait" | "receive";

const labels: Record<PhaseKey, string> = {
  dns: "Look up name",
  connect: "Connect",
  tls: "Encrypt",
  wait: "Wait for answer",
  receive: "Receive",
};

/** The phase in which an attempt of this error ended; the time that no phase accounts for belongs to it. */
function phaseOfError(code: string): PhaseKey {
  if (code.startsWith("dns_") || code === "address_not_allowed") return "dns";
  if (code.startsWith("tls_") || code.startsWith("certificate_")) return "tls";
  if (["connection_refused", "unreachable", "connect_timeout"].includes(code)) return "connect";
  return code === "body_timeout" ? "receive" : "wait";
}

/** The phases in their order, each from where the one before ended. */
export function preparePhases(timings: Timings, errorCode: string | null): Phase[] {
  const measured: [PhaseKey, number | null][] = [
    ["dns", timings.dns_ms],
    ["connect", timings.connect_ms],
    ["tls", timings.tls_ms],
    ["wait", timings.first_byte_ms],
  ];
  const known = measured.filter((phase): phase is [PhaseKey, number] => phase[1] !== null);
  const rest = Math.max(0, timings.total_ms - known.reduce((sum, [, ms]) => sum + ms, 0));
  const answered = timings.first_byte_ms !== null;
  const last = answered || errorCode === null ? "receive" : phaseOfError(errorCode);
  const phases = known.filter(([key]) => key !== last);
  phases.push([last, rest + (known.find(([key]) => key === last)?.[1] ?? 0)]);

  const longest = Math.max(...phases.map(([, ms]) => ms));
  let start = 0;
  return phases.map(([key, ms]) => {
    const phase = {
      key,
      label: labels[key],
      start,
      ms,
      longest: ms === longest,
      unfinished: !answered && key === last,
    };
    start += ms;
    return phase;
  });
}
