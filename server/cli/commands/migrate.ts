import type { Register } from "../../cli.ts";

const register: Register = (program) => {
  const migrate = program
    .command("migrate")
    .description("Apply the migrations that the database still lacks.")
    .action(async () => {
      const { withOpenDatabase } = await import("../with-database.ts");
      const { migrateDatabase } = await import("../../start/database.ts");
      const applied = await withOpenDatabase(migrateDatabase);
      console.log(
        applied.map((name) => `Applied ${name}`).join("\n") || "Nothing to apply: the database is up to date.",
      );
    });

  migrate
    .command("new <name>")
    .description("Write a migration that brings the database from the existing ones to prisma/schema.prisma.")
    .action(async (name: string) => {
      const { writeMigration } = await import("../new-migration.ts");
      const path = await writeMigration(name);
      console.log(
        path ? `Wrote ${path}. Read it before you apply it.` : "The migrations already match prisma/schema.prisma.",
      );
    });
};

export default register;
