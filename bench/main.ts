import { sections as analyticsSections, benchAnalytics } from "./analytics/bench.ts";
import { benchApi, sections } from "./api/bench.ts";
import { benchExport, sections as exportSections } from "./export/bench.ts";
import { benchStream, sections as streamSections } from "./stream/bench.ts";
import { benchWebhooks, sections as webhookSections } from "./webhooks/bench.ts";

// npm run bench -- NAME [SECTION…]

const benches: Record<string, { run: (chosen: string[]) => Promise<void>; sections: readonly string[] }> = {
  analytics: { run: benchAnalytics, sections: analyticsSections },
  api: { run: benchApi, sections },
  export: { run: benchExport, sections: exportSections },
  stream: { run: benchStream, sections: streamSections },
  webhooks: { run: benchWebhooks, sections: webhookSections },
};
const [name = "", ...chosen] = process.argv.slice(2);
const bench = benches[name];

if (bench) {
  await bench.run(chosen);
} else {
  console.error("Name a benchmark, and sections of it if not all:");
  for (const [each, { sections }] of Object.entries(benches))
    console.error(`npm run bench -- ${each} [${sections.join(" ")}]`);
  process.exitCode = 1;
}
