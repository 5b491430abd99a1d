import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "#lib/db/pool.ts";
import { AppError } from "#lib/http/errors.ts";
import { shared } from "#lib/shared.ts";

const quarterHour = 15 * 60;

function limiter(name: string, points: number, blockDuration: number) {
  return shared(
    `limiter-${name}`,
    () =>
      new RateLimiterPostgres({
        storeClient: pool(),
        tableName: "rate_limits",
        tableCreated: true,
        keyPrefix: name,
        points,
        duration: quarterHour,
        blockDuration,
      }),
  );
}

// Per person and address, so that a stranger cannot lock somebody out; per address, against guessing many people.
const byPerson = () => limiter("sign-in-person", 5, 5 * 60);
const byAddress = () => limiter("sign-in-address", 50, quarterHour);
const bySignUp = () => limiter("sign-up-address", 20, quarterHour);

const slowDown = (milliseconds: number) => {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const wait = seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new AppError("RATE_LIMITED", `Too many tries. Wait ${wait} and try again.`, { retry_after: seconds }, {
    "retry-after": String(seconds),
  });
};

const place = (address: string | null) => address ?? "unknown";

/** Throws RATE_LIMITED while this person or address has to wait. */
export async function assertMaySignIn(email: string, address: string | null): Promise<void> {
  const states = await Promise.all([byPerson().get(`${email} ${place(address)}`), byAddress().get(place(address))]);
  for (const [state, points] of [
    [states[0], 5],
    [states[1], 50],
  ] as const) {
    if (state && state.consumedPoints > points) throw slowDown(state.msBeforeNext);
  }
}

export async function noteFailure(email: string, address: string | null): Promise<void> {
  const ignoreFull = (reason: unknown) => {
    if (!(reason instanceof RateLimiterRes)) throw reason;
  };
  await Promise.all([
    byPerson().consume(`${email} ${place(address)}`).catch(ignoreFull),
    byAddress().consume(place(address)).catch(ignoreFull),
  ]);
}

export async function noteSuccess(email: string, address: string | null): Promise<void> {
  await byPerson().delete(`${email} ${place(address)}`);
}

export async function assertMaySignUp(address: string | null): Promise<void> {
  await bySignUp()
    .consume(place(address))
    .catch((reason: unknown) => {
      throw reason instanceof RateLimiterRes ? slowDown(reason.msBeforeNext) : reason;
    });
}
