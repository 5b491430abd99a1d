import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** A row as the chain sees it; `changes` is the text that was stored, byte for byte. */
export type Content = {
  merchant_id: string;
  id: string;
  actor_type: string;
  actor_id: string;
  actor_name: string;
  address: string | null;
  action: string;
  target_type: string;
  target_id: string;
  changes: string;
  request_id: string | null;
  created_at: Date;
};

export type Sealed = Content & { seq: number; prev_hash: string; hash: string };

export type Head = { seq: number; hash: string };

export type Fault = {
  kind: "altered" | "deleted" | "reordered" | "truncated" | "head_missing" | "head_forged";
  seq: number;
  id: string | null;
  message: string;
};

/** What stands before the first entry. */
export const origin = "0".repeat(64);

/** SHA-256 over the hash before and the entry as a JSON array, so that anybody can repeat it. */
export function hashOf(prevHash: string, entry: Content): string {
  const { merchant_id, id, actor_type, actor_id, actor_name, address } = entry;
  const { action, target_type, target_id, changes, request_id, created_at } = entry;
  const canonical = JSON.stringify([
    ...[merchant_id, id, actor_type, actor_id, actor_name, address],
    ...[action, target_type, target_id, changes, request_id, created_at.toISOString()],
  ]);
  return createHash("sha256").update(`${prevHash}\n${canonical}`).digest("hex");
}

/** Adds entries to the chain, in this order. */
export function seal<Row extends Content>(head: Head, entries: readonly Row[]): { links: Sealed[]; head: Head } {
  let { seq, hash: prev_hash } = head;
  const links = entries.map((entry) => {
    seq += 1;
    const link = { ...entry, seq, prev_hash, hash: hashOf(prev_hash, entry) };
    prev_hash = link.hash;
    return link;
  });
  return { links, head: { seq, hash: prev_hash } };
}

/** Who can write to the database but does not have the secret cannot make a new chain that passes for this one. */
export function sign(merchantId: string, { seq, hash }: Head, secret: string): string {
  const key = Buffer.from(hkdfSync("sha256", Buffer.from(secret, "hex"), "", "audit chain head", 32));
  return createHmac("sha256", key).update(`${merchantId} ${seq} ${hash}`).digest("base64url");
}

export function isSigned(merchantId: string, head: Head & { signature: string }, secret: string): boolean {
  const expected = Buffer.from(sign(merchantId, head, secret));
  const given = Buffer.from(head.signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Sealed entries without a head: there is nothing left that says where they ended. */
export function headMissing(last: number): Fault[] {
  const message = "The chain's head is gone, so its end cannot be checked.";
  return last > 0 ? [{ kind: "head_missing", seq: last, id: null, message }] : [];
}

const maxFaults = 100;

/** Walks a chain from its beginning, row by row, and names what does not fit. */
export class Walk {
  readonly faults: Fault[] = [];
  #last: Pick<Sealed, "seq" | "hash" | "id"> = { seq: 0, hash: origin, id: "" };

  get seq(): number {
    return this.#last.seq;
  }

  get done(): boolean {
    return this.faults.length >= maxFaults;
  }

  /** Takes the next row by its number; `owner` finds the row of the chain that has a hash. */
  async step(row: Sealed, owner: (hash: string) => Promise<string | null>): Promise<void> {
    const before = this.#last;
    this.#last = row;
    const missing = row.seq - before.seq - 1;
    if (missing > 0) this.#add("deleted", before.seq + 1, null, deleted(before.seq + 1, missing));
    if (hashOf(row.prev_hash, row) !== row.hash) {
      this.#add("altered", row.seq, row.id, `Entry ${row.seq} (${row.id}) was altered after it was sealed.`);
    }
    if (missing === 0 && row.prev_hash !== before.hash) this.#misplaced(row, before, await owner(row.prev_hash));
  }

  /** The row hangs on the hash of another row than the one before it, or of none that is there. */
  #misplaced(row: Sealed, before: { seq: number; id: string }, owner: string | null): void {
    if (owner) {
      // The row after two that changed places hangs on the one that was moved away: it is in its place itself.
      if (this.#names(owner, "reordered")) return;
      this.#add("reordered", row.seq, row.id, `Entry ${row.seq} (${row.id}) is not in its place.`);
    } else if (before.seq === 0) {
      this.#add("deleted", row.seq, row.id, `What stood before entry ${row.seq} (${row.id}) was deleted.`);
    } else if (!this.#names(before.id, "altered")) {
      const text = `Entry ${before.seq} (${before.id}) was replaced, or what stood after it was deleted.`;
      this.#add("altered", before.seq, before.id, text);
    }
  }

  /** Holds the end of the walk against the head. */
  finish(merchantId: string, head: (Head & { signature: string }) | null, secret: string): Fault[] {
    const { seq, hash, id } = this.#last;
    if (!head) {
      this.faults.push(...headMissing(seq));
    } else if (!isSigned(merchantId, head, secret)) {
      this.#add("head_forged", head.seq, null, "The chain's head was not signed by this product.");
    } else if (seq > head.seq) {
      this.#add("head_forged", seq, id, `There are entries after ${head.seq}, with which the chain's head ends.`);
    } else if (seq === head.seq && hash !== head.hash && this.faults.length === 0) {
      this.#add("altered", seq, id, `Entry ${seq} (${id}) was replaced after it was sealed.`);
    }
    if (head && seq < head.seq) this.#add("truncated", seq + 1, null, truncated(seq, head.seq));
    return this.faults;
  }

  #names(id: string, kind: Fault["kind"]): boolean {
    return this.faults.some((fault) => fault.id === id && fault.kind === kind);
  }

  #add(kind: Fault["kind"], seq: number, id: string | null, message: string): void {
    this.faults.push({ kind, seq, id: id || null, message });
  }
}

function deleted(first: number, count: number): string {
  return count === 1 ? `Entry ${first} was deleted.` : `Entries ${first} to ${first + count - 1} were deleted.`;
}

function truncated(last: number, sealed: number): string {
  if (sealed - last === 1) return `Entry ${sealed} is missing at the end.`;
  return `Entries ${last + 1} to ${sealed} are missing at the end.`;
}
