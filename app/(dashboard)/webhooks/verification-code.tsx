import { CodeTabs } from "#components/ui/code-tabs.tsx";
import { withLibrary, withoutLibrary } from "./verification-samples.ts";

/** How a receiver makes sure that a request is ours: with the standard's library, or by hand. */
export function VerificationCode() {
  return (
    <div className="flex flex-col gap-5">
      <CodeTabs title="Verify with the Standard Webhooks library" samples={withLibrary} />
      <CodeTabs title="Verify without a library" samples={withoutLibrary} />
    </div>
  );
}
