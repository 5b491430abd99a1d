"use client";

import { useNow } from "#components/ui/use-now.ts";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { CertificateRemark } from "./policy/certificate-remark.tsx";
import { ending } from "./policy/certificate-words.ts";

/** Says that the client certificate of an endpoint ends within a month; nothing before that. */
export function CertificateWarning({ endpoint: { authentication } }: { endpoint: Endpoint }) {
  const now = useNow();
  if (authentication.type !== "client_certificate" || !now) return null;
  return ending(authentication.expires_at, now) === "later" ? null : <CertificateRemark certificate={authentication} />;
}
