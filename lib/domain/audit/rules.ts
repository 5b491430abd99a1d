import Papa from "papaparse";

export type AuditEntry = {
  /** What was done, e.g. `api_key.created`. */
  action: string;
  target_type: string;
  target_id: string;
  changes: Record<string, { from: unknown; to: unknown }>;
};

type Shown = {
  id: string;
  actor: { type: string; id: string; name: string };
  address: string | null;
  action: string;
  target: { type: string; id: string };
  changes: AuditEntry["changes"];
  request_id: string | null;
  created_at: Date;
  seq: number | null;
  hash: string | null;
};

const columns = [
  ...["created_at", "action", "actor_type", "actor_id", "actor_name", "address", "target_type", "target_id"],
  ...["changes", "request_id", "id", "seq", "hash"],
];

/** Lines of CSV for a spreadsheet, which must not take a name such as `=1+1` for a formula. */
function csv(entries: readonly Shown[]): string {
  const rows = entries.map(({ actor, target, created_at, changes, ...entry }) => ({
    ...entry,
    created_at: created_at.toISOString(),
    actor_type: actor.type,
    actor_id: actor.id,
    actor_name: actor.name,
    target_type: target.type,
    target_id: target.id,
    changes: JSON.stringify(changes),
  }));
  return lines(Papa.unparse(rows, { columns, header: false, escapeFormulae: true }));
}

const lines = (text: string) => (text === "" ? "" : `${text}\r\n`);

export const exports = {
  csv: { type: "text/csv; charset=utf-8", head: `${columns.join(",")}\r\n`, write: csv },
  jsonl: {
    type: "application/jsonl; charset=utf-8",
    head: "",
    write: (entries: readonly Shown[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""),
  },
};
