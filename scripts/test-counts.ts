/** What came of a suite. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; flaky: number; unexpected: number; skipped: number };
  errors: unknown[];
}

const broken: Counts = { passed: 0, failed: 1, skipped: 0 };

/** A file that does not load fails without a failed test, so failure counts as at least one. */
export function vitestCounts(report: unknown): Counts {
  if (!report) return broken;
  const { success, numPassedTests, numFailedTests, numPendingTests } = report as VitestReport;
  return { passed: numPassedTests, failed: Math.max(numFailedTests, success ? 0 : 1), skipped: numPendingTests };
}

export function playwrightCounts(report: unknown): Counts {
  if (!report) return broken;
  const { stats, errors } = report as PlaywrightReport;
  const failed = Math.max(stats.unexpected, errors.length > 0 ? 1 : 0);
  return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped };
}

/** The last line of the run, and whether all is well: nothing failed and every suite had tests. */
export function summary(suites: Counts[]): { line: string; sound: boolean } {
  const sum = (of: keyof Counts) => suites.reduce((total, counts) => total + counts[of], 0);
  const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
  const sound = sum("failed") === 0 && suites.length > 0 && suites.every(({ passed }) => passed > 0);
  return { line: `${sum("passed")} passed, ${sum("failed")} failed${skipped}`, sound };
}
