import type { z } from "zod";
import type { CustomerInput } from "#lib/domain/customers/contract.ts";
import { AppError } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";

type Input = z.output<typeof CustomerInput>;

/** A customer to be written: a new row, or what fills the gaps of a known one. */
export type Person = Omit<Input, "tags"> & {
  id: string;
  known: boolean;
  tags: string[];
  first_seen_at: Date;
  last_seen_at: Date;
};

export type KnownCustomer = { id: string; external_id: string | null; email: string | null };

/** The customers of a chunk: found by external id, else by e-mail, else new. Lines of one person share a row. */
export class People {
  private readonly byExternalId = new Map<string, Person>();
  private readonly byEmail = new Map<string, Person>();
  private readonly met = new Set<Person>();

  constructor(known: KnownCustomer[]) {
    for (const { id, external_id, email } of known) {
      const never = { tags: [], first_seen_at: new Date(8.64e15), last_seen_at: new Date(0) };
      this.index({ id, known: true, external_id: external_id ?? undefined, email: email ?? undefined, ...never });
    }
  }

  /** Everyone whom a line named, in an order that is the same for every importer, so that none waits in a circle. */
  get all(): Person[] {
    const keyOf = (person: Person) => person.external_id ?? person.email ?? "";
    return [...this.met].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  /** The person a line names. Throws CONFLICT when its external id and its e-mail belong to two customers. */
  meet(input: Input, from: Date, to: Date): Person {
    const person = this.find(input) ?? this.make(from);
    fillGaps(person, input);
    if (from < person.first_seen_at) person.first_seen_at = from;
    if (to > person.last_seen_at) person.last_seen_at = to;
    this.index(person);
    this.met.add(person);
    return person;
  }

  private find({ external_id, email }: Input): Person | undefined {
    const named = external_id === undefined ? undefined : this.byExternalId.get(external_id);
    const addressed = email === undefined ? undefined : this.byEmail.get(email);
    const isOther = addressed && addressed !== named && (named ?? addressed.external_id) && external_id;
    if (!isOther) return named ?? addressed;
    const whom = addressed.external_id ? `the customer with external_id ${addressed.external_id}` : "another customer";
    throw new AppError("CONFLICT", `customer: the e-mail ${email} belongs to ${whom}.`);
  }

  private make(seenAt: Date): Person {
    const id = newId("customer", seenAt.getTime());
    return { id, known: false, tags: [], first_seen_at: seenAt, last_seen_at: seenAt };
  }

  private index(person: Person): void {
    if (person.external_id !== undefined) this.byExternalId.set(person.external_id, person);
    if (person.email !== undefined) this.byEmail.set(person.email, person);
  }
}

/** An import tells of the past, so what is known already stays. */
function fillGaps(person: Person, input: Input): void {
  person.external_id ??= input.external_id;
  person.email ??= input.email;
  person.name ??= input.name;
  person.phone ??= input.phone;
  person.language ??= input.language;
  person.tags = [...new Set([...person.tags, ...(input.tags ?? [])])];
  person.preferences = { ...input.preferences, ...person.preferences };
  person.metadata = { ...input.metadata, ...person.metadata };
}
