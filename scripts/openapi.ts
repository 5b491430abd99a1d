import { readFileSync, writeFileSync } from "node:fs";
import { apiDocument } from "#lib/domain/api-document.ts";

// Writes docs/openapi.json, or with --check fails when it differs from the contracts.
const path = new URL("../docs/openapi.json", import.meta.url);
const made = `${JSON.stringify(apiDocument(), null, 2)}\n`;

if (process.argv.includes("--check")) {
  if (readFileSync(path, "utf8") !== made) {
    console.error("docs/openapi.json differs from the contracts. Run: node scripts/openapi.ts");
    process.exit(1);
  }
} else {
  writeFileSync(path, made);
}
