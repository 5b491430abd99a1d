import { setTimeout as sleep } from "node:timers/promises";
import type { AddressMatcher } from "./addresses.ts";
import { AddressNotAllowed, allowedAddresses } from "./dial.ts";

/** A name that takes longer to look up is judged when it is dialled. */
const patienceMs = 2_000;

/** What is wrong with a URL that someone wants us to send to, as a sentence; null when nothing is. */
export async function destinationProblem(text: string, allowed: AddressMatcher): Promise<string | null> {
  const url = URL.parse(text);
  if (!url) return "This is not a URL. It should look like https://example.com/hooks.";
  const { protocol } = url;
  if (protocol !== "https:" && protocol !== "http:") return "The URL must begin with https://.";
  if (url.username || url.password) return "The URL must not contain a user name or a password.";
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const looked = allowedAddresses({ protocol, hostname, port: Number(url.port) }, allowed).then(
    () => null,
    (error: Error) => error,
  );
  const problem = await Promise.race([looked, sleep(patienceMs, new Error("timeout"), { ref: false })]);
  if (problem instanceof AddressNotAllowed) return `Requests may not be sent there: ${problem.message}.`;
  return problem && protocol === "http:" ? "The URL must begin with https://." : null;
}
