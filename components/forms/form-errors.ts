export type FieldErrors = { fields: Record<string, string | undefined>; general: string[] };

type Issue = { path: readonly PropertyKey[]; message: string };

/** The first sentence for each field, found by the innermost name of its path; what fits none is general. */
export function issuesByField(issues: readonly Issue[], names: readonly string[]): FieldErrors {
  const errors: FieldErrors = { fields: {}, general: [] };
  for (const issue of issues) {
    const name = issue.path.map(String).findLast((part) => names.includes(part));
    if (name === undefined) errors.general.push(issue.message);
    else errors.fields[name] ??= issue.message;
  }
  return errors;
}

/** Reads the API's error envelope: `details.invalid_fields` and `details.missing_fields` find their fields. */
export function serverErrors(error: unknown, names: readonly string[]): FieldErrors {
  const details = detailsOf(error);
  const issues = [
    ...listOf(details.missing_fields).flatMap((name) =>
      typeof name === "string" ? [asIssue(name, "Please fill this in.")] : [],
    ),
    ...invalidOf(details.invalid_fields),
  ];
  const errors = issuesByField(issues, names);
  if (issues.length === 0) errors.general.push(messageOf(error));
  return errors;
}

function invalidOf(invalid: unknown): Issue[] {
  return listOf(invalid).flatMap((entry) => {
    const { field, message } = (entry ?? {}) as { field?: unknown; message?: unknown };
    return typeof field === "string" && typeof message === "string" ? [asIssue(field, message)] : [];
  });
}

const asIssue = (field: string, message: string): Issue => ({ path: field.split("."), message });

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function detailsOf(error: unknown): { invalid_fields?: unknown; missing_fields?: unknown } {
  const details = (error as { details?: unknown } | null)?.details;
  return typeof details === "object" && details !== null ? details : {};
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : "That did not work. Try again in a moment.";
}
