import { benchApi } from "./api/bench.ts";

// npm run bench -- NAME

const benches: Record<string, () => Promise<void>> = { api: benchApi };
const name = process.argv[2] ?? "";
const bench = benches[name];

if (bench) {
  await bench();
} else {
  console.error(`Name a benchmark: npm run bench -- ${Object.keys(benches).join(" | ")}`);
  process.exitCode = 1;
}
