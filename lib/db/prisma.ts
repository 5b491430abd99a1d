import { PrismaPg } from "@prisma/adapter-pg";
import { shared } from "#lib/shared.ts";
import type { Queryable } from "./database.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { connections } from "./together.ts";

/** Prisma on the shared connections, for ordinary reading and writing of settings-like records. */
export function prisma(): PrismaClient {
  return shared("prisma", () => new PrismaClient({ adapter: new PrismaPg(connections()) }));
}

/** Lets hand-written SQL join a Prisma transaction. */
export function queryable(tx: Prisma.TransactionClient): Queryable {
  return {
    query: <Row>(text: string, values: unknown[] = []) => tx.$queryRawUnsafe<Row[]>(text, ...values),
  };
}
