import { isUnreachable } from "#lib/db/database.ts";
import { AppError } from "#lib/http/errors.ts";

/** How often an export is begun before it is given up. */
export const mostAttempts = 4;

export type Failure = { code: string; message: string };

const disk: Record<string, Failure> = {
  ENOSPC: {
    code: "disk_full",
    message: "The disk for exports is full. Delete exports, or make room, and export again.",
  },
  EDQUOT: { code: "disk_full", message: "The quota of the disk for exports is used up." },
  EFBIG: { code: "file_too_large", message: "The file is larger than the disk for exports allows." },
  EACCES: { code: "disk_not_writable", message: "The folder for exports cannot be written." },
  EROFS: { code: "disk_not_writable", message: "The disk for exports can only be read." },
};

export const gaveUp: Failure = {
  code: "worker_died",
  message: `The worker stopped ${mostAttempts} times while it was making this export. Look at its memory and its log.`,
};

type Known = { code?: unknown; name?: unknown; message?: unknown; $metadata?: unknown };

/** What the merchant is told of an error; null when it may work when done again. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof AppError) return { code: error.code.toLowerCase(), message: error.message };
  const { code, name, message, $metadata } = (error ?? {}) as Known;
  const known = disk[String(code)];
  if (known) return known;
  if ($metadata !== undefined) return { code: "storage_failed", message: `The bucket refused the file: ${name}.` };
  if (isUnreachable(error) || String(message).startsWith("Connection terminated")) return null;
  return { code: "internal_error", message: "Something went wrong on our side. Try again, or narrow the filters." };
}
