export const formats = ["ndjson", "csv", "json", "xlsx"] as const;
export type Format = (typeof formats)[number];

export const compressions = ["none", "gzip", "zstd"] as const;
export type Compression = (typeof compressions)[number];

const mediaTypes: Record<Format, string> = {
  ndjson: "application/x-ndjson",
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const packed = { gzip: "application/gzip", zstd: "application/zstd" } as const;

/** What the file is; a compressed one is saved compressed, so that its size and checksum are those that were told. */
export const mediaTypeOf = (format: Format, compression: Compression): string =>
  compression === "none" ? mediaTypes[format] : packed[compression];

/** Every media type that a file can have. */
export const mediaTypesOfFiles = [...Object.values(mediaTypes), ...Object.values(packed)].map(
  (type) => type.split(";")[0] as string,
);

const endings = { none: "", gzip: ".gz", zstd: ".zst" } as const;

export const endingOf = (format: Format, compression: Compression): string => `.${format}${endings[compression]}`;
