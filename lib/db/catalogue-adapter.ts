import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, type SqlQuery } from "@prisma/driver-adapter-utils";
import pg from "pg";

const { CHAR, TEXT } = pg.types.builtins;

/** Which columns of a result are of the internal type `"char"`, by the result's rows. */
const characters = new WeakMap<object, boolean[]>();

class CataloguePool extends pg.Pool {
  override query = (async (...args: Parameters<pg.Pool["query"]>) => {
    const result = (await super.query(...args)) as unknown as pg.QueryResult;
    characters.set(
      result.rows,
      result.fields.map(({ dataTypeID }) => dataTypeID === CHAR),
    );
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
    return result;
  }) as pg.Pool["query"];
}

/** Prisma's adapter refuses `"char"`, which PostgreSQL's catalogue is full of and the schema engine asks for. */
export class CatalogueAdapter extends PrismaPg {
  readonly #pool: pg.Pool;

  constructor(connectionString: string) {
    const pool = new CataloguePool({ connectionString });
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    const read = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query: SqlQuery) => {
      const result = await read(query);
      const isCharacter = characters.get(result.rows) ?? [];
      const columnTypes = result.columnTypes.map((type, i) => (isCharacter[i] ? ColumnTypeEnum.Character : type));
      return { ...result, columnTypes };
    };
    return adapter;
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}
