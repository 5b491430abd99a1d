"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { useEndpoints } from "#lib/domain/webhooks/hooks.ts";
import { AddEndpoint } from "./add-endpoint.tsx";
import { endpointColumns } from "./endpoint-columns.tsx";
import { EndpointLines } from "./endpoint-lines.tsx";
import { EndpointsEmpty } from "./endpoints-empty.tsx";

/** All places that the shop's events are sent to, and how each of them is doing. */
export function WebhooksView() {
  const endpoints = useEndpoints();
  const [adding, setAdding] = useState(false);
  const rows = endpoints.data?.data ?? [];
  const add = (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
      Add endpoint
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Webhooks"
        description="When something happens in your shop, we send it to these addresses."
        actions={rows.length > 0 && add}
      />
      <DataTable
        label="Webhook endpoints"
        columns={endpointColumns}
        rows={rows}
        getRowId={(endpoint) => endpoint.id}
        status={endpoints.isPending ? "loading" : endpoints.data ? "ready" : "error"}
        empty={<EndpointsEmpty action={add} />}
        error={<Failure error={endpoints.error} onRetry={() => endpoints.refetch()} />}
        density="two-line"
        rowHref={(endpoint) => `/webhooks/${endpoint.id}`}
        renderCompact={(endpoint) => <EndpointLines endpoint={endpoint} />}
      />
      {adding && <AddEndpoint onClose={() => setAdding(false)} />}
    </>
  );
}
