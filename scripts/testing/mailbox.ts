import net, { type AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { afterAll } from "vitest";
import { provideSettings } from "#lib/env.ts";

export type Letter = { to: string; subject: string; text: string };

/** A mail server on this machine that keeps what it is sent; the product is told to use it until the file's end. */
export async function startMailbox(): Promise<Letter[]> {
  const letters: Letter[] = [];
  const server = net.createServer((socket) => void converse(socket, letters));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  provideSettings({ SMTP_URL: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` });
  afterAll(() => {
    provideSettings({ SMTP_URL: "" });
    server.close();
  });
  return letters;
}

/** The little of SMTP (RFC 5321) that a client needs to hand over a letter. */
async function converse(socket: net.Socket, letters: Letter[]): Promise<void> {
  socket.on("error", () => socket.destroy());
  socket.write("220 mailbox\r\n");
  let to = "";
  let body: string[] | null = null;
  for await (const line of createInterface(socket)) {
    if (body && line !== ".") {
      body.push(line);
      continue;
    }
    if (body) letters.push(read(to, body));
    to = /^RCPT TO:<(.*)>/i.exec(line)?.[1] ?? to;
    body = line === "DATA" ? [] : null;
    socket.write(body ? "354 go on\r\n" : "250 fine\r\n");
    if (line === "QUIT") socket.end();
  }
}

function read(to: string, lines: string[]): Letter {
  const blank = lines.indexOf("");
  const headers = lines.slice(0, blank).join("\n").replace(/\n\s+/g, " ");
  const subject = /^Subject: (.*)$/m.exec(headers)?.[1] ?? "";
  const text = lines.slice(blank + 1).join("\n");
  const quoted = /^Content-Transfer-Encoding: quoted-printable$/im.test(headers);
  return { to, subject, text: quoted ? unquote(text) : text };
}

function unquote(text: string): string {
  const bytes = text
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number(`0x${hex}`)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
