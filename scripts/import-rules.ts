import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

// Which folder may import which: the directions of the architecture, by path instead of by habit.

interface Rule {
  from: RegExp;
  to: RegExp;
  /** Where `to` is fine all the same; `$1` stands for what `from` captured. */
  except?: string;
  fix: string;
}

const rules: Rule[] = [
  {
    from: /^components\//,
    to: /^(lib|app|server|scripts|prisma)\//,
    fix: "components/ knows nothing of the product: pass what it needs in as a property.",
  },
  {
    from: /^lib\//,
    to: /^(app|server|components|scripts|bench|e2e)\//,
    fix: "lib/ is used by app/ and server/, never the other way round: move what is shared into lib/.",
  },
  {
    from: /^lib\//,
    to: /^(next(\/.*)?|server-only)$/,
    fix: "lib/ also runs in the worker, where Next is absent: read cookies and headers in app/ and pass them in.",
  },
  {
    from: /^lib\/(http|db)\//,
    to: /^lib\/domain\//,
    fix: "lib/http and lib/db know no nouns: take the function that is needed as an argument.",
  },
  {
    from: /^lib\/domain\/([^/]+)\//,
    to: /^lib\/domain\/[^/]+\/(.*\/)?queries\.ts$/,
    except: "lib/domain/$1/",
    fix: "a noun's queries are its own: call a verb of its service.ts.",
  },
  {
    from: /^(app|server)\//,
    to: /^lib\/domain\/[^/]+\/(.*\/)?queries\.ts$/,
    fix: "only a noun's own folder runs its queries: call a verb of its service.ts.",
  },
  {
    from: /^lib\/domain\/.*\/(contract|hooks)\.ts$/,
    to: /^(node:.*|pg|lib\/db\/.*|lib\/domain\/.*\/(queries|service)\.ts)$/,
    fix: "contract.ts and hooks.ts run in the browser: keep the database and Node out of them.",
  },
  { from: /^app\//, to: /^server\//, fix: "app/ is loaded by server/: move what both need into lib/." },
];

const specifier = /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']/g;

/** The modules that a file's text imports: paths from the root for our own, names for packages. */
export function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(specifier)].map((match) => {
    const name = match[1] ?? match[2] ?? "";
    if (name.startsWith("#")) return name.slice(1);
    return name.startsWith(".") ? join(dirname(file), name) : name;
  });
}

/** A line for each import of the file that goes in a forbidden direction. */
export function complaints(file: string, text: string): string[] {
  if (/\.test\.tsx?$/.test(file)) return [];
  return importsOf(file, text).flatMap((target) =>
    rules.filter((rule) => breaks(rule, file, target)).map((rule) => `${file} imports ${target}: ${rule.fix}`),
  );
}

function breaks({ from, to, except }: Rule, file: string, target: string): boolean {
  const match = from.exec(file);
  if (!match || !to.test(target)) return false;
  return except === undefined || !target.startsWith(except.replace("$1", match[1] ?? ""));
}

/** Checks all of our own code. */
export async function checkImports(): Promise<string[]> {
  const files = await Array.fromAsync(
    glob("{app,components,lib,server}/**/*.{ts,tsx}", { exclude: ["**/generated/**"] }),
  );
  const found = await Promise.all(files.map(async (file) => complaints(file, await readFile(file, "utf8"))));
  return found.flat();
}
