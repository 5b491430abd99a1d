import { readFile } from "node:fs/promises";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { CatalogueAdapter } from "./catalogue-adapter.ts";

const glue = "@prisma/schema-engine-wasm/schema_engine_bg";

/** Where the engine leaves word before it gives up. */
const panics = {
  set_message(text: string): never {
    throw new Error(`Prisma's schema engine gave up: ${text}`);
  },
};

type Engine = typeof import("@prisma/schema-engine-wasm");

let engine: Promise<Engine> | undefined;

/** Prisma's own schema engine as WebAssembly, loaded by hand: Node warns about imports of `.wasm` files. */
async function loadEngine(): Promise<Engine> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(new URL("schema_engine_bg.wasm", import.meta.resolve(glue)));
  const imports = { "./schema_engine_bg.js": bindings as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

/** The SQL that brings a migrated database to a Prisma schema; empty when they agree. */
export async function diffToSchema(connectionString: string, schema: string): Promise<string> {
  engine ??= loadEngine();
  const { SchemaEngine } = await engine;
  const adapter = new CatalogueAdapter(connectionString);
  const files = [{ path: "schema.prisma", content: schema }];
  const options = { datamodels: [["schema.prisma", schema]] as [string, string][] };
  const instance = await SchemaEngine.new(options, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
  try {
    const { stdout } = await instance.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return asideUnknown(stdout ?? "");
  } finally {
    instance.free();
    await adapter.end();
  }
}

/**
 * Foreign keys and indexes that were written by hand are not in the schema, so the engine would drop them. Such
 * statements become comments, for the author to take up where something did leave the schema.
 */
function asideUnknown(script: string): string {
  return script
    .split(/^(?=-- )/m)
    .map((part) =>
      /^-- Drop(ForeignKey|Index)/.test(part)
        ? part
            .trim()
            .replace(/^(?!-- )/gm, "-- ")
            .concat("\n\n")
        : part,
    )
    .join("");
}
