import { ClockTime } from "#components/ui/relative-time.tsx";
import { StateGlyph } from "#components/ui/state-glyph.tsx";
import type { Authentication } from "#lib/domain/webhooks/endpoints/policy/contract.ts";
import { ending } from "./certificate-words.ts";

type Certificate = Extract<Authentication, { type: "client_certificate" }>;

/** Until when a stored client certificate holds, with a warning in its last month. */
export function CertificateRemark({ certificate }: { certificate: Certificate }) {
  const state = ending(certificate.expires_at, new Date());
  return (
    <span className="flex max-w-form items-start gap-1.5 text-ink-2 text-meta">
      {state !== "later" && (
        <StateGlyph glyph={state === "over" ? "failed" : "warning"} className="mt-px size-3.5 shrink-0" />
      )}
      <span>
        {state === "over" ? "The client certificate expired on " : "The client certificate is valid until "}
        <ClockTime at={certificate.expires_at} format="date" />
        {state === "soon" && ". Replace it before then, or deliveries will fail"}
        {state === "over" && ". Replace it, or deliveries will fail"}.
      </span>
    </span>
  );
}
