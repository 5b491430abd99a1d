import { createServer } from "node:net";
import { OperatorError } from "#lib/operator-error.ts";

/** Makes sure that the web server can listen, before anything else is started. Port 0 becomes a free one. */
export function checkPort(port: number, host?: string): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new OperatorError(explain(error, port, host))));
    server.listen({ port, host }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host?: string): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program; stop that program or choose another port, such as PORT=${port + 1}.`;
    case "EACCES":
      return `Port ${port} needs rights that this user lacks; choose one above 1023, such as PORT=3000.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST: ${host} is not an address of this machine; remove HOST or correct it.`;
    default:
      return `Port ${port} cannot be opened (${error.code}); choose another with PORT.`;
  }
}
