import { Readable } from "node:stream";
import { env } from "#lib/env.ts";
import { shared } from "#lib/shared.ts";
import type { Range } from "./disk.ts";

export type S3Place = { store: "s3"; bucket: string; key: string };

const partBytes = 8 * 1024 * 1024;
const partsAtOnce = 2;

// The client is loaded only where there is a bucket.
async function connect() {
  const { S3Client } = await import("@aws-sdk/client-s3");
  const { EXPORT_S3_REGION: region, EXPORT_S3_ENDPOINT: endpoint, EXPORT_S3_PATH_STYLE: forcePathStyle } = env();
  const { EXPORT_S3_ACCESS_KEY_ID: accessKeyId, EXPORT_S3_SECRET_ACCESS_KEY: secretAccessKey } = env();
  const credentials = accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined;
  return new S3Client({ region, endpoint, forcePathStyle, credentials });
}

const client = () => shared("export-s3", connect);

/** Uploads in parts, so that the size need not be known and memory stays small. */
export async function write(
  name: string,
  bytes: AsyncIterable<Buffer>,
  signal: AbortSignal,
  contentType: string,
): Promise<S3Place> {
  const { Upload } = await import("@aws-sdk/lib-storage");
  const bucket = env().EXPORT_S3_BUCKET as string;
  const key = `${env().EXPORT_S3_PREFIX}${name}`;
  const upload = new Upload({
    client: await client(),
    params: { Bucket: bucket, Key: key, Body: Readable.from(bytes), ContentType: contentType },
    partSize: partBytes,
    queueSize: partsAtOnce,
  });
  const stop = () => void upload.abort();
  signal.addEventListener("abort", stop, { once: true });
  try {
    signal.throwIfAborted();
    await upload.done();
  } finally {
    signal.removeEventListener("abort", stop);
  }
  return { store: "s3", bucket, key };
}

export async function read({ bucket, key }: S3Place, range: Range | null): Promise<Readable | null> {
  const { GetObjectCommand, NoSuchKey } = await import("@aws-sdk/client-s3");
  const Range = range ? `bytes=${range.start}-${range.end}` : undefined;
  const s3 = await client();
  const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range })).catch((error) => {
    if (error instanceof NoSuchKey) return null;
    throw error;
  });
  return (answer?.Body as Readable | undefined) ?? null;
}

export async function remove({ bucket, key }: S3Place): Promise<void> {
  const { DeleteObjectCommand } = await import("@aws-sdk/client-s3");
  await (await client()).send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}
