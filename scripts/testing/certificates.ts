import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const newKey = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";

/** An authority, certificates of it for 127.0.0.1 and for a client, and a stranger's, made by openssl. */
export function makeCertificates() {
  const folder = mkdtempSync(join(tmpdir(), "certificates-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const openssl = (command: string) => execFileSync("openssl", command.split(" "), { cwd: folder, stdio: "pipe" });
  writeFileSync(join(folder, "names"), "subjectAltName=IP:127.0.0.1");
  for (const own of ["authority", "stranger"])
    openssl(`req -x509 ${newKey} -keyout ${own}.key -out ${own}.pem -subj /CN=${own} -days 30`);
  for (const name of ["server", "client"]) {
    openssl(`req ${newKey} -keyout ${name}.key -out ${name}.csr -subj /CN=${name}`);
    const issuer = "-CA authority.pem -CAkey authority.key -CAcreateserial";
    openssl(`x509 -req -in ${name}.csr ${issuer} -out ${name}.pem -days 20 -extfile names`);
  }
  openssl("pkey -in client.key -aes256 -passout pass:x -out locked.key");
  const read = (name: string) => readFileSync(join(folder, name), "utf8");

  /** Says by an alert that it does not take a certificate; with TLS 1.3 the connection may end before that is read. */
  const strictServer = () =>
    new Promise<number>((resolve) => {
      const files = "-cert server.pem -key server.key -CAfile authority.pem";
      const command = `s_server -accept 127.0.0.1:0 ${files} -tls1_2 -Verify 1 -verify_return_error`;
      const server = spawn("openssl", command.split(" "), { cwd: folder });
      afterAll(() => void server.kill());
      server.stdout.on("data", (chunk) => {
        const port = /ACCEPT 127\.0\.0\.1:(\d+)/.exec(String(chunk))?.[1];
        if (port) resolve(Number(port));
      });
    });

  return { read, strictServer };
}
