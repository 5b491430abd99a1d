import { readFile } from "node:fs/promises";
import { join } from "node:path";

const folder = join(process.cwd(), "node_modules/@scalar/api-reference/dist/browser");

const headers = {
  "content-type": "text/javascript; charset=utf-8",
  "cache-control": "public, max-age=31536000, immutable",
  "x-content-type-options": "nosniff",
};

type Context = { params: Promise<{ version: string; file: string[] }> };

/** The reference's own program, as its package brings it: nothing of it comes from another site. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const path = (await params).file.join("/");
  const known = /^(chunks\/)?[\w.-]+\.js$/.test(path);
  const text = known ? await readFile(join(folder, path)).catch(() => null) : null;
  return text
    ? new Response(new Uint8Array(text), { headers })
    : new Response("There is no such file.", { status: 404 });
}
