import { z } from "zod";
import { event } from "../describe.ts";

const about = {
  export_id: z.string(),
  resource: z.string().meta({ description: "What was exported, such as conversations." }),
  format: z.string().meta({ description: "ndjson, csv, json or xlsx." }),
  compression: z.string().meta({ description: "none, gzip or zstd." }),
  rows: z.number().meta({ description: "Rows written." }),
  size_bytes: z.number(),
  schedule_id: z
    .string()
    .nullable()
    .meta({ description: "The schedule that made it; null when somebody asked for it." }),
};

const example = {
  export_id: "exp_01hm66b4c0m4q6t7x9b1c3d5fg",
  resource: "conversations",
  format: "ndjson",
  compression: "gzip",
  rows: 48_213,
  size_bytes: 9_812_402,
  schedule_id: null,
};

export const exportEvents = {
  "export.completed": event(
    "An export's file is ready.",
    "An export, also one of a schedule, is whole and can be downloaded.",
    {
      ...about,
      sha256: z.string().meta({ description: "Of the file, in hex." }),
      download_url: z.string().meta({ description: "Where your key fetches the file." }),
      expires_at: z.string().meta({ description: "When the file is removed." }),
    },
    {
      ...example,
      sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      download_url: "/v1/exports/exp_01hm66b4c0m4q6t7x9b1c3d5fg/download",
      expires_at: "2024-01-22T10:30:00.000Z",
    },
  ),
  "export.failed": event(
    "An export failed.",
    "An export could not be made; `error` says why.",
    { ...about, error: z.object({ code: z.string(), message: z.string() }) },
    {
      ...example,
      rows: 12_000,
      size_bytes: 2_400_000,
      error: {
        code: "disk_full",
        message: "The disk for exports is full. Delete exports, or make room, and export again.",
      },
    },
  ),
};
