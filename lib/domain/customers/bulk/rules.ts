import type { z } from "zod";
import type { CustomerInput } from "#lib/domain/customers/contract.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";

type Input = z.output<typeof CustomerInput>;

export type KnownCustomer = { id: string; external_id: string | null; email: string | null };

/** A customer to be written: a new row, or what becomes of a known one. */
export type Guest = Omit<Input, "tags"> & {
  id: string;
  known: boolean;
  tags: string[];
  /** When a new customer was there first; the conversations themselves tell the rest. */
  first_seen_at?: Date;
  last_seen_at?: Date;
};

export type Naming = { customer_id?: string; customer?: Input };

/** The customers whom many new conversations name, found or made by the same rules as one by one. */
export class Guests {
  readonly #byId = new Map<string, Guest>();
  readonly #byExternalId = new Map<string, Guest>();
  readonly #byEmail = new Map<string, Guest>();
  readonly #met = new Set<Guest>();

  constructor(known: KnownCustomer[]) {
    for (const { id, external_id, email } of known) {
      this.#index({ id, known: true, external_id: external_id ?? undefined, email: email ?? undefined, tags: [] });
    }
  }

  /** Whom to write, in an order that is the same for everybody, so that nobody waits in a circle. */
  get met(): Guest[] {
    const keyOf = (guest: Guest) => guest.external_id ?? guest.email ?? guest.id;
    return [...this.#met].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  /** Throws when there is no such customer, or when external id and e-mail belong to two. */
  meet({ customer_id, customer = {} }: Naming, seenAt: Date): { id: string; created: boolean } {
    const found = customer_id === undefined ? this.#find(customer) : this.#byId.get(customer_id);
    if (customer_id !== undefined && !found)
      throw invalidField("customer_id", "not_found", `There is no customer ${customer_id}.`);
    if (found) this.#assertSame(found, customer);
    const guest = found ?? this.#make(seenAt);
    takeOver(guest, customer, this.#met.has(guest));
    this.#index(guest);
    this.#met.add(guest);
    return { id: guest.id, created: !found };
  }

  #find({ external_id, email }: Input): Guest | undefined {
    const named = external_id === undefined ? undefined : this.#byExternalId.get(external_id);
    return named ?? (email === undefined ? undefined : this.#byEmail.get(email));
  }

  #assertSame(guest: Guest, { external_id, email }: Input): void {
    const addressed = email === undefined ? guest : (this.#byEmail.get(email) ?? guest);
    const named = external_id === undefined ? guest : (this.#byExternalId.get(external_id) ?? guest);
    const renamed = external_id !== undefined && guest.external_id !== undefined && guest.external_id !== external_id;
    const other = addressed !== guest ? addressed : named !== guest ? named : renamed ? guest : null;
    if (!other) return;
    const what = addressed === guest && named !== guest ? `external id ${external_id}` : `e-mail ${email}`;
    throw new AppError("CONFLICT", `The ${what} belongs to another customer, ${other.id}.`, { customer_id: other.id });
  }

  #make(seenAt: Date): Guest {
    const id = newId("customer", seenAt.getTime());
    return { id, known: false, tags: [], first_seen_at: seenAt, last_seen_at: seenAt };
  }

  #index(guest: Guest): void {
    this.#byId.set(guest.id, guest);
    if (guest.external_id !== undefined) this.#byExternalId.set(guest.external_id, guest);
    if (guest.email !== undefined) this.#byEmail.set(guest.email, guest);
  }
}

/** Given values win, tags are added, and then in order, objects merged. */
function takeOver(guest: Guest, input: Input, again: boolean): void {
  const { tags = [], preferences, metadata, ...given } = input;
  Object.assign(guest, given);
  guest.tags = again ? [...new Set([...guest.tags, ...tags])].sort() : tags;
  guest.preferences = { ...guest.preferences, ...preferences };
  guest.metadata = { ...guest.metadata, ...metadata };
}
