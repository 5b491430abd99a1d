import { type Gap, placeOf } from "./places.ts";
import type { StreamItem } from "./rules.ts";

/** How a transport writes the stream's messages; two formats of the same name write the same bytes. */
export type Format = {
  readonly name: string;
  begin: (place: string) => Buffer;
  gap: (place: string, gap: Gap) => Buffer;
  item: (item: StreamItem, place: string) => Buffer;
  idle: (place: string) => Buffer;
};

/** Bytes that go out in one write, and how many items they are. */
export type Piece = { bytes: Buffer; items: number };

/** As much as is joined into one write. */
const pieceBytes = 64 * 1024;

const written = new WeakMap<StreamItem, Map<string, Buffer>>();

/** An item's bytes, which are made once in this process, however many clients it goes to. */
function bytesOf(item: StreamItem, epoch: string, format: Format): Buffer {
  const known = written.get(item) ?? new Map<string, Buffer>();
  const bytes = known.get(format.name) ?? format.item(item, placeOf(item, epoch));
  written.set(item, known.set(format.name, bytes));
  return bytes;
}

/** Items in as few writes as are good for the client and for everybody else. */
export function piecesOf(items: readonly StreamItem[], epoch: string, format: Format): Piece[] {
  const pieces: Piece[] = [];
  let open: Buffer[] = [];
  let size = 0;
  const close = () => {
    if (open.length > 0)
      pieces.push({ bytes: open.length === 1 ? (open[0] as Buffer) : Buffer.concat(open), items: open.length });
    open = [];
    size = 0;
  };
  for (const item of items) {
    const bytes = bytesOf(item, epoch, format);
    if (size + bytes.length > pieceBytes) close();
    open.push(bytes);
    size += bytes.length;
  }
  close();
  return pieces;
}
