import type { CodeSample } from "#components/ui/code-tabs.tsx";
import type { KeyScope } from "#lib/domain/api-keys/hooks.ts";

// The first of these that a key may read is what its first call asks for.
const firstCalls: readonly (readonly [resource: string, path: string])[] = [
  ["conversations", "/v1/conversations"],
  ["customers", "/v1/customers"],
  ["events", "/v1/events"],
  ["inventory", "/v1/inventory/status"],
  ["analytics", "/v1/analytics/summary"],
  ["exports", "/v1/exports"],
  ["webhooks", "/v1/webhook-endpoints"],
  ["keys", "/v1/api-keys"],
  ["allowlist", "/v1/ip-allowlist"],
  ["members", "/v1/members"],
  ["merchant", "/v1/merchant"],
  ["audit", "/v1/audit-logs"],
  ["logs", "/v1/request-logs"],
];

/** An operation that a key of these scopes may call. */
export function firstPath(scopes: readonly KeyScope[]): string {
  const allowed = firstCalls.find(([resource]) =>
    scopes.some((scope) => scope === "*" || scope.startsWith(`${resource}:`)),
  );
  return allowed?.[1] ?? "/v1/conversations";
}

const curl = (url: string, key: string) => `curl ${url} \\\n  -H "Authorization: Bearer ${key}"`;

const node = (url: string, key: string) => `const response = await fetch("${url}", {
  headers: { Authorization: "Bearer ${key}" },
});
console.log(await response.json());`;

const python = (url: string, key: string) => `import json, urllib.request

request = urllib.request.Request(
    "${url}",
    headers={"Authorization": "Bearer ${key}"},
)
print(json.load(urllib.request.urlopen(request)))`;

const php = (url: string, key: string) => `<?php
$context = stream_context_create(["http" => [
    "header" => "Authorization: Bearer ${key}",
]]);
echo file_get_contents("${url}", false, $context);`;

/** A first call in four languages: shown with the key's hint, copied with the key. */
export function samplesOf(url: string, key: { key: string; hint: string }): CodeSample[] {
  const sample = (name: string, write: (url: string, key: string) => string, prompt = "") => ({
    name,
    code: prompt + write(url, key.hint),
    copyText: write(url, key.key),
    language: prompt ? ("shell" as const) : ("text" as const),
  });
  return [sample("curl", curl, "$ "), sample("Node", node), sample("Python", python), sample("PHP", php)];
}
