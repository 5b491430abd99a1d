export type AuditEntry = {
  /** What was done, e.g. `api_key.created`. */
  action: string;
  target_type: string;
  target_id: string;
  changes: Record<string, { from: unknown; to: unknown }>;
};
