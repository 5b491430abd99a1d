import autocannon from "autocannon";

export type Figures = { rate: number; p50: number; p95: number; p99: number };
export type Call = { method: "GET" | "POST"; path: string; body?: string };

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** A rate and the spread of what it took, from the milliseconds of each call. */
export function figuresOf(times: readonly number[], seconds: number): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share)) as [number, number, number];
  return { rate: times.length / seconds, p50, p95, p99 };
}

/** Calls in turn from so many connections for so long; throws when a call fails. */
export async function load(
  url: string,
  calls: readonly Call[],
  { connections, seconds, headers }: { connections: number; seconds: number; headers: Record<string, string> },
): Promise<Figures> {
  const times: number[] = [];
  const requests = calls.map(({ method, path, body }) => ({ method, path, body, headers }));
  let clients = 0;
  // Each caller begins elsewhere, so that they do not all ask for the same at once.
  const setupClient = (client: autocannon.Client) => {
    const start = Math.floor((clients++ * requests.length) / connections) % requests.length;
    client.setRequests([...requests.slice(start), ...requests.slice(0, start)]);
    client.on("response", (_status, _bytes, time) => times.push(time));
  };
  const { non2xx, errors, duration } = await autocannon({ url, connections, duration: seconds, requests, setupClient });
  if (non2xx + errors > 0) throw new Error(`${calls[0]?.method} ${calls[0]?.path}: ${non2xx + errors} calls failed.`);
  return figuresOf(times, duration);
}

/** Of several rounds the one in the middle. */
export const middle = (all: readonly Figures[]) =>
  all.toSorted((a, b) => a.rate - b.rate)[Math.floor(all.length / 2)] as Figures;
