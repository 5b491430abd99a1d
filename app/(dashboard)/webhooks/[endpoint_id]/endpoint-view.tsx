"use client";

import { Failure } from "#app/(dashboard)/failure.tsx";
import { CopyIconButton } from "#components/ui/copy-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { type Endpoint, useEndpoint } from "#lib/domain/webhooks/hooks.ts";
import { CertificateWarning } from "../certificate-warning.tsx";
import { EndpointChip } from "../endpoint-state.tsx";
import { nameOf } from "../endpoint-words.ts";
import { useView } from "./address.ts";
import { DeliveriesView } from "./deliveries-view.tsx";
import { EndpointActions } from "./endpoint-actions.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { StatisticsView } from "./statistics/statistics-view.tsx";
import { Verify } from "./verify.tsx";

const breadcrumb = [{ href: "/webhooks", label: "Webhooks" }];

/** One endpoint: what is sent to it, how it is set up, how its server verifies. */
export function EndpointView({ id }: { id: string }) {
  const endpoint = useEndpoint(id);
  if (endpoint.data) return <EndpointPage endpoint={endpoint.data} />;
  return (
    <>
      <PageHeader title="Webhook endpoint" breadcrumb={breadcrumb} />
      {endpoint.error ? (
        <Failure error={endpoint.error} onRetry={() => endpoint.refetch()} />
      ) : (
        <Skeleton className="mx-6 h-40 max-md:mx-4" />
      )}
    </>
  );
}

function EndpointPage({ endpoint }: { endpoint: Endpoint }) {
  const [view, setView] = useView();
  return (
    <div className="flex min-h-full flex-col min-[1200px]:h-full">
      <PageHeader
        title={nameOf(endpoint)}
        breadcrumb={breadcrumb}
        state={
          <>
            <EndpointChip endpoint={endpoint} />
            <span className="flex min-w-0 items-center gap-1">
              <code className="truncate font-mono text-ink-2 text-mono">{endpoint.url}</code>
              <CopyIconButton text={endpoint.url} label="Copy the URL" />
            </span>
          </>
        }
        description={remarkOn(endpoint)}
        actions={<EndpointActions endpoint={endpoint} />}
      />
      <div className="contents *:contents">
        <Tabs
          label="Endpoint"
          value={view}
          onValueChange={(next) => setView(next)}
          className="shrink-0 px-6 max-md:px-4"
          tabs={[
            { value: "deliveries", label: "Deliveries" },
            { value: "statistics", label: "Statistics" },
            { value: "settings", label: "Settings" },
            { value: "verify", label: "Verify" },
          ]}
        >
          <TabPanel value="deliveries" className="flex min-h-0 flex-1 flex-col data-[state=inactive]:hidden">
            <DeliveriesView endpoint={endpoint} />
          </TabPanel>
          <TabPanel value="statistics" className="min-h-0 flex-1 overflow-y-auto">
            <StatisticsView endpointId={endpoint.id} />
          </TabPanel>
          <TabPanel value="settings" className="min-h-0 flex-1 overflow-y-auto">
            <SettingsForm endpoint={endpoint} />
          </TabPanel>
          <TabPanel value="verify" className="min-h-0 flex-1 overflow-y-auto">
            <Verify endpoint={endpoint} />
          </TabPanel>
        </Tabs>
      </div>
    </div>
  );
}

/** Why it gets nothing, or what will soon keep it from getting anything. */
function remarkOn(endpoint: Endpoint) {
  if (endpoint.status === "disabled") return endpoint.status_reason;
  return endpoint.authentication.type === "client_certificate" && <CertificateWarning endpoint={endpoint} />;
}
