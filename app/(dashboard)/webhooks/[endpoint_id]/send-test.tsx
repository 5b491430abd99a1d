"use client";

import { Send } from "lucide-react";
import { Fragment } from "react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLabel } from "#components/ui/menu.tsx";
import { notifyError } from "#components/ui/toaster.tsx";
import { useSendTest } from "#lib/domain/webhooks/hooks.ts";
import { families } from "../event-choice.ts";
import { noFilters, useLogFilters, useSelected, useView } from "./address.ts";

type SendTestProps = { endpointId: string; variant?: "primary" | "secondary" };

/** Sends the example of an event and opens its delivery, which fills as the answer comes. */
export function SendTest({ endpointId, variant = "secondary" }: SendTestProps) {
  const test = useSendTest(endpointId);
  const [, setView] = useView();
  const [, setSelected] = useSelected();
  const [, setFilters] = useLogFilters();
  const send = (type: Parameters<typeof test.mutate>[0]) =>
    test.mutate(type, {
      onSuccess: (delivery) => {
        void setView("deliveries");
        void setFilters(noFilters);
        void setSelected(delivery.id);
      },
      onError: (error) => notifyError(error.message),
    });
  return (
    <Menu
      trigger={
        <Button variant={variant} loading={test.isPending} icon={<Send aria-hidden="true" />}>
          Send test
        </Button>
      }
    >
      {families.map((family) => (
        <Fragment key={family.name}>
          <MenuLabel>{family.name[0]?.toUpperCase() + family.name.slice(1)} events</MenuLabel>
          {family.types.map((type) => (
            <MenuItem key={type} onSelect={() => send(type)}>
              <span className="font-mono text-mono">{type}</span>
            </MenuItem>
          ))}
        </Fragment>
      ))}
    </Menu>
  );
}
