"use client";

import { CopyIconButton } from "#components/ui/copy-button.tsx";
import { Leader, Leaders } from "#components/ui/leader.tsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { VerificationCode } from "../verification-code.tsx";
import { ReplaceSecret } from "./replace-secret.tsx";

const headers = [
  ["webhook-id", "the event’s id, the same at every attempt"],
  ["webhook-timestamp", "seconds since 1970, new at every attempt"],
  ["webhook-signature", "v1 (and v1a), and the signature of id, time and body"],
  ["X-ShopGuide-Signature", "the signature of the body alone, in hex"],
] as const;

/** How the receiving server makes sure that a request is ours. */
export function Verify({ endpoint }: { endpoint: Endpoint }) {
  return (
    <div className="max-w-dialog-wide divide-y divide-line">
      <Section title="Signing secret" aside={<ReplaceSecret endpoint={endpoint} />}>
        <p className="max-w-prose text-ink-2 text-read">
          The secret was shown when the endpoint was made and is not shown again. If it is lost or was seen by others,
          replace it.
        </p>
        {endpoint.previous_secret_expires_at && (
          <p className="mt-2 text-ink-2 text-read">
            The replaced secret signs as well until{" "}
            <ClockTime at={endpoint.previous_secret_expires_at} format="datetime" />.
          </p>
        )}
      </Section>
      {endpoint.public_key && (
        <Section title="Public key">
          <p className="max-w-prose text-ink-2 text-read">
            Verifies the v1a signature. It is no secret: whoever has it can check what we send, and forge nothing.
          </p>
          <p className="mt-2 flex items-center gap-1">
            <code className="min-w-0 break-all font-mono text-ink text-mono">{endpoint.public_key}</code>
            <CopyIconButton text={endpoint.public_key} label="Copy the public key" />
          </p>
        </Section>
      )}
      <Section title="What we send along">
        <Leaders>
          {headers.map(([name, meaning]) => (
            <Leader
              key={name}
              label={<code className="whitespace-nowrap font-mono text-mono">{name}</code>}
              value={meaning}
            />
          ))}
        </Leaders>
      </Section>
      <div className="px-6 py-5 max-md:px-4">
        <VerificationCode />
      </div>
    </div>
  );
}
