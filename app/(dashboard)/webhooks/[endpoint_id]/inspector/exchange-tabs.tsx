"use client";

import { useState } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import type { Attempt } from "#lib/domain/webhooks/hooks.ts";
import { asCurl, headerLines, readable } from "./exchange-text.ts";

type ExchangeTabsProps = { url: string; attempt: Attempt };
type Shown = "response" | "request" | "curl";

/** What went over the wire, both ways, and the command that sends it again by hand. */
export function ExchangeTabs({ url, attempt }: ExchangeTabsProps) {
  const [shown, setShown] = useState<Shown>("response");
  const { request, response } = attempt;
  return (
    <div>
      <Tabs
        label="What went over the wire"
        className="!px-0"
        value={shown}
        onValueChange={setShown}
        tabs={[
          { value: "response", label: "Response", count: response ? size(response.body) : undefined },
          { value: "request", label: "Request", count: size(request.body) },
          { value: "curl", label: "As curl" },
        ]}
      >
        <TabPanel value="response" className="pt-3">
          <Response response={response} />
        </TabPanel>
        <TabPanel value="request" className="pt-3">
          <CodeBlock
            code={[...headerLines(request.headers), "", readable(request.body)].join("\n")}
            language="http"
            label="Request"
          />
        </TabPanel>
        <TabPanel value="curl" className="pt-3">
          <CodeBlock code={asCurl(url, request.headers, request.body)} language="shell" label="curl command" />
        </TabPanel>
      </Tabs>
    </div>
  );
}

function Response({ response }: { response: Attempt["response"] }) {
  if (!response) return <p className="text-ink-2 text-ui">There was no answer.</p>;
  const lines = [`HTTP ${response.status_code}`, ...headerLines(response.headers), "", readable(response.body)];
  return <CodeBlock code={lines.join("\n").trimEnd()} language="http" label="Response" />;
}

function size(body: string): string {
  const bytes = new Blob([body]).size;
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}
