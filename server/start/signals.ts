/** `stop` fires with the first Ctrl-C, SIGTERM or end of a parent that talks to us, `force` with the second. */
export interface StopSignals {
  stop: AbortSignal;
  force: AbortSignal;
}

/** npm passes on the Ctrl-C that the terminal has sent us already; that is still the first. */
const echo = 1_000;

export function stopSignals(): StopSignals {
  const stop = new AbortController();
  const force = new AbortController();
  let stoppedAt = 0;
  const receive = () => {
    if (!stop.signal.aborted) {
      stoppedAt = Date.now();
      stop.abort();
    } else if (Date.now() - stoppedAt > echo) {
      force.abort();
    }
  };
  for (const event of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) process.on(event, receive);
  return { stop: stop.signal, force: force.signal };
}
