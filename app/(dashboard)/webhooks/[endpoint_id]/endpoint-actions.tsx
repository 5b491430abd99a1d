"use client";

import { Ellipsis, Pause, Pencil, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { notify, notifyError } from "#components/ui/toaster.tsx";
import { type Endpoint, useUpdateEndpoint } from "#lib/domain/webhooks/hooks.ts";
import { useView } from "./address.ts";
import { DeleteEndpoint } from "./delete-endpoint.tsx";
import { SendTest } from "./send-test.tsx";

/** What one can do with an endpoint. */
export function EndpointActions({ endpoint }: { endpoint: Endpoint }) {
  const [deleting, setDeleting] = useState(false);
  const [, setView] = useView();
  return (
    <>
      <SendTest endpointId={endpoint.id} />
      <PauseOrResume endpoint={endpoint} />
      <Menu trigger={<IconButton label="More actions" icon={<Ellipsis aria-hidden="true" />} />}>
        <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => setView("settings")}>
          Edit
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => setDeleting(true)}>
          Delete
        </MenuItem>
      </Menu>
      <DeleteEndpoint endpoint={endpoint} open={deleting} onOpenChange={setDeleting} />
    </>
  );
}

function PauseOrResume({ endpoint }: { endpoint: Endpoint }) {
  const update = useUpdateEndpoint(endpoint.id);
  const working = endpoint.status === "enabled";
  const change = () =>
    update.mutate(
      { status: working ? "paused" : "enabled" },
      {
        onSuccess: () =>
          notify(
            working ? "Paused. What happens meanwhile waits until you resume." : "Resumed. What waited is sent now.",
          ),
        onError: (error) => notifyError(error.message),
      },
    );
  return (
    <Button
      onClick={change}
      loading={update.isPending}
      icon={working ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
    >
      {working ? "Pause" : "Resume"}
    </Button>
  );
}
