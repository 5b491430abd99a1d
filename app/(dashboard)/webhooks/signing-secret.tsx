import { Leader, Leaders } from "#components/ui/leader.tsx";
import { SecretDialog } from "#components/ui/secret-dialog.tsx";
import type { NewEndpoint } from "#lib/domain/webhooks/hooks.ts";
import { nameOf } from "./endpoint-words.ts";
import { describeChoice } from "./event-choice.ts";
import { VerificationCode } from "./verification-code.tsx";

/** The signing secret, shown once, with the code that uses it. */
export function SigningSecret({ endpoint, onClose }: { endpoint: NewEndpoint; onClose: () => void }) {
  return (
    <SecretDialog
      open
      onClose={onClose}
      title={`“${nameOf(endpoint)}” is ready`}
      description="Copy the signing secret now: your server checks with it that a request is ours. It is not shown again."
      label="Signing secret"
      secret={endpoint.secret}
      envName="SHOPGUIDE_WEBHOOK_SECRET"
      copyLabel="Copy secret"
      facts={
        <Leaders>
          <Leader label="Sends to" value={<span className="break-all font-mono text-mono">{endpoint.url}</span>} />
          <Leader label="Events" value={describeChoice(endpoint.event_types)} />
        </Leaders>
      }
    >
      <VerificationCode />
    </SecretDialog>
  );
}
