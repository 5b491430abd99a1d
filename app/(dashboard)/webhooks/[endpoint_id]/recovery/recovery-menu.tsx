"use client";

import { Ban, Ellipsis, History, RotateCw } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { queryOf, useLogFilters } from "../address.ts";
import { RecoverDialog, WorkDialog } from "./recovery-dialog.tsx";

type Action = "recover" | "retry" | "cancel";

/** What can be done with many deliveries: with those that the log shows, and with all that was missed. */
export function RecoveryMenu({ endpointId }: { endpointId: string }) {
  const [chosen, setChosen] = useState<Action | null>(null);
  const [filters] = useLogFilters();
  const { endpoint_id: _, ...filter } = queryOf(endpointId, filters);
  const close = () => setChosen(null);
  return (
    <>
      <Menu
        trigger={<IconButton label="Retry, cancel or recover" size="small" icon={<Ellipsis aria-hidden="true" />} />}
      >
        <MenuItem icon={<History aria-hidden="true" />} onSelect={() => setChosen("recover")}>
          Send what was missed…
        </MenuItem>
        <MenuItem icon={<RotateCw aria-hidden="true" />} onSelect={() => setChosen("retry")}>
          Retry those shown…
        </MenuItem>
        <MenuItem danger icon={<Ban aria-hidden="true" />} onSelect={() => setChosen("cancel")}>
          Cancel those shown…
        </MenuItem>
      </Menu>
      {chosen === "recover" && <RecoverDialog endpointId={endpointId} onClose={close} />}
      {chosen === "retry" && (
        <WorkDialog
          wish={{ action: "retry", endpointId, filter: { ...filter, ...retriable(filter.status) } }}
          onClose={close}
          title="Send these deliveries again"
          description="All that the log’s filters find, not only the rows on the screen. Deliveries that succeeded are sent again only when the filter asks for them."
        />
      )}
      {chosen === "cancel" && (
        <WorkDialog
          wish={{ action: "cancel", endpointId, filter: { ...filter, status: waiting(filter.status) } }}
          onClose={close}
          title="Stop sending these deliveries"
          description="All that the log’s filters find and that still wait. They can be sent again later by a retry."
        />
      )}
    </>
  );
}

/** Without a state chosen the API takes those that have not arrived. */
const retriable = (status: string[] | undefined) => (status ? { status } : {});

const waiting = (status: string[] = ["pending", "retrying"]) =>
  status.filter((each) => each === "pending" || each === "retrying");
