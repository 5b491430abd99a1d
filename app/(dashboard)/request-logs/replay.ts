import type { CodeSample } from "#components/ui/code-tabs.tsx";
import type { LoggedCallDetail } from "#lib/domain/request-logs/hooks.ts";

type Replayed = Pick<LoggedCallDetail, "method" | "path" | "query" | "request_body">;

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** The same call again, for somebody who has the key; what the log masks has to be filled in. */
export function samplesOf({ method, path, query, request_body }: Replayed, origin: string): CodeSample[] {
  const url = `${origin}${path}${query ? `?${query}` : ""}`;
  const sends = method === "POST" || method === "PUT" || method === "PATCH";
  const body = sends ? (request_body ?? "{}") : null;
  return [
    { name: "curl", code: curl(method, url, body), language: "shell" },
    { name: "JavaScript", code: javascript(method, url, body) },
    { name: "Python", code: python(method, url, body) },
  ];
}

function curl(method: string, url: string, body: string | null): string {
  const lines = [`curl -X ${method} ${quoted(url)}`, `-H "Authorization: Bearer $SHOPGUIDE_API_KEY"`];
  if (body !== null) lines.push(`-H "Content-Type: application/json"`, `-d ${quoted(body)}`);
  return lines.join(" \\\n  ");
}

function javascript(method: string, url: string, body: string | null): string {
  const type = body === null ? "" : `\n    "Content-Type": "application/json",`;
  const sent = body === null ? "" : `\n  body: JSON.stringify(${body}),`;
  return `const response = await fetch(${JSON.stringify(url)}, {
  method: "${method}",
  headers: {
    Authorization: \`Bearer \${process.env.SHOPGUIDE_API_KEY}\`,${type}
  },${sent}
});
console.log(response.status, await response.json());`;
}

function python(method: string, url: string, body: string | null): string {
  const sent = body === null ? "" : `\n    data=${JSON.stringify(body)}.encode(),`;
  const type = body === null ? "" : `\n        "Content-Type": "application/json",`;
  return `import os, urllib.request

request = urllib.request.Request(
    ${JSON.stringify(url)},
    method="${method}",${sent}
    headers={
        "Authorization": f"Bearer {os.environ['SHOPGUIDE_API_KEY']}",${type}
    },
)
print(urllib.request.urlopen(request).read().decode())`;
}
