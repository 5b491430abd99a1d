type SecretGroup = { at: number; text: string };

/** Cuts a secret into its prefix and groups of four, so that an eye can follow it. Joined, it is the secret. */
export function groupSecret(secret: string, size = 4): { prefix: string; groups: SecretGroup[] } {
  const prefix = secret.match(/^[a-z]+_/)?.[0] ?? "";
  const rest = secret.slice(prefix.length);
  const groups: SecretGroup[] = [];
  for (let start = 0; start < rest.length; start += size) {
    groups.push({ at: start, text: rest.slice(start, start + size) });
  }
  return { prefix, groups };
}
