import { matchAddresses } from "#lib/http/addresses.ts";

/** One address without the width that marks it as one: `203.0.113.7/32` → `203.0.113.7`. Subnets stay as they are. */
export function withoutWidth(cidr: string): string {
  return cidr.includes(":") ? cidr.replace(/\/128$/, "") : cidr.replace(/\/32$/, "");
}

/** Whether keys may call from an address. An empty list allows every one. */
export function allows(cidrs: readonly string[], address: string | null): boolean {
  return cidrs.length === 0 || matchAddresses(cidrs)(address);
}

export type Use = { name: string; last_used_address: string | null };

export type Consequences<U extends Use> = {
  /** Keys worked from everywhere before, and no longer do. */
  closes: boolean;
  /** Keys work from everywhere afterwards, and did not before. */
  opens: boolean;
  /** Keys that would be refused where they were used last. */
  shutOut: U[];
};

/** What a change of the list does to the keys in use. */
export function consequencesOf<U extends Use>(
  before: readonly string[],
  after: readonly string[],
  uses: readonly U[],
): Consequences<U> {
  return {
    closes: before.length === 0 && after.length > 0,
    opens: before.length > 0 && after.length === 0,
    shutOut: uses.filter(
      ({ last_used_address: address }) => address !== null && allows(before, address) && !allows(after, address),
    ),
  };
}
