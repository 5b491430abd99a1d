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
const byLink = () => limiter("link-address", 30, quarterHour);
const byCode = () => limiter("code-person", 10, quarterHour);
const byReset = () => limiter("reset-person", 3, quarterHour);

const place = (address: string | null) => address ?? "unknown";
const personAt = (email: string, address: string | null) => `${email} ${place(address)}`;

function slowDown(milliseconds: number): AppError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const minutes = Math.ceil(seconds / 60);
  const wait = seconds === 1 ? "a second" : seconds < 100 ? `${seconds} seconds` : `${minutes} minutes`;
  const message = `Too many tries. Wait ${wait} and try again.`;
  return new AppError("RATE_LIMITED", message, { retry_after: seconds }, { "retry-after": String(seconds) });
}

async function consume(from: RateLimiterPostgres, key: string): Promise<void> {
  await from.consume(key).catch((reason: unknown) => {
    throw reason instanceof RateLimiterRes ? slowDown(reason.msBeforeNext) : reason;
  });
}

/** Counts a try to sign in before the password is looked at, so that many at once cannot slip through. */
export async function countSignIn(email: string, address: string | null): Promise<void> {
  await consume(byAddress(), place(address));
  await consume(byPerson(), personAt(email, address));
}

/** The password was right: its try is taken back, and the failures before it are forgotten. */
export async function forgetFailures(email: string, address: string | null): Promise<void> {
  await Promise.all([byPerson().delete(personAt(email, address)), byAddress().reward(place(address))]);
}

/** Counts an account made from this address; throws RATE_LIMITED when there were too many. */
export async function countSignUp(address: string | null): Promise<void> {
  await consume(bySignUp(), place(address));
}

/** Does something with a link's token. Tries that fail are counted, so that nobody guesses; throws RATE_LIMITED. */
export async function withLink<Result>(address: string | null, work: () => Promise<Result>): Promise<Result> {
  await consume(byLink(), place(address));
  const result = await work();
  await byLink().reward(place(address));
  return result;
}

/** Does something with a person's one-time code. Those that come to nothing are counted, wherever they come from. */
export async function withCode<Result>(userId: string, work: () => Promise<Result>): Promise<Result> {
  await consume(byCode(), userId);
  const result = await work();
  if (result) await byCode().delete(userId);
  return result;
}

/** Counts a wish for a new password; throws RATE_LIMITED when this person or this address asked for too many. */
export async function countReset(email: string, address: string | null): Promise<void> {
  await consume(byLink(), place(address));
  await consume(byReset(), email);
}
