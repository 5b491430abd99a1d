// The bucket server of the tests, which comes without types: as much of it as they use.
declare module "s3rver" {
  import type { AddressInfo } from "node:net";

  type Bucket = { name: string; configs: string[] };
  type Options = { port: number; silent: boolean; directory: string; configureBuckets: Bucket[] };

  export default class S3rver {
    constructor(options: Options);
    run(): Promise<AddressInfo>;
    close(): Promise<void>;
    store: { listObjects(bucket: string, options: { maxKeys: number }): Promise<{ objects: unknown[] }> };
  }
}
