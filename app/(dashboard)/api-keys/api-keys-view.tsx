"use client";

import { Plus } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useCallback, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { keyStates } from "#lib/domain/api-keys/contract.ts";
import { type KeyRow, type KeyState, type NewKey, useApiKeys } from "#lib/domain/api-keys/hooks.ts";
import { covers } from "#lib/http/scopes.ts";
import { ChangeKey } from "./change-key.tsx";
import { CreateKey } from "./create-key.tsx";
import { EndingKeys } from "./ending-keys.tsx";
import { HowKeysWork } from "./how-keys-work.tsx";
import type { KeyAct } from "./key-menu.tsx";
import { KeyUsage } from "./key-usage.tsx";
import { KeysList } from "./keys-list.tsx";
import { RevokeKey } from "./revoke-key.tsx";
import { RotateKey } from "./rotate-key.tsx";

const labels: Record<KeyState, string> = { working: "Working", expired: "Expired", revoked: "Revoked" };
const stateInUrl = parseAsStringLiteral(keyStates).withDefault("working").withOptions({ history: "push" });

/** All keys of the shop by state; `held` are the member's own rights. */
export function ApiKeysView({ held }: { held: readonly string[] }) {
  const [state, setState] = useQueryState("state", stateInUrl);
  const [creating, setCreating] = useState(false);
  const [acting, setActing] = useState<{ act: KeyAct; row: KeyRow } | null>(null);
  const [newIds, setNewIds] = useState<ReadonlySet<string>>(new Set());
  const counts = useCounts();
  const mayWrite = covers(held, "keys:write");
  const onAct = useCallback((act: KeyAct, row: KeyRow) => setActing({ act, row }), []);
  const onCreated = (key: NewKey) => setNewIds((ids) => new Set(ids).add(key.id));
  const stop = () => setActing(null);
  const create = mayWrite && (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
      Create key
    </Button>
  );
  return (
    <>
      <PageHeader
        title="API keys"
        description="A key lets one program speak for your shop. Give each program its own, with no more rights than it needs."
        actions={
          <>
            <HowKeysWork />
            {(state !== "working" || counts.working !== "0") && create}
          </>
        }
      />
      <EndingKeys onAct={mayWrite ? onAct : null} />
      <Tabs
        label="Keys by state"
        value={state}
        onValueChange={setState}
        tabs={keyStates.map((value) => ({ value, label: labels[value], count: counts[value] }))}
      >
        {keyStates.map((value) => (
          <TabPanel key={value} value={value}>
            <KeysList
              state={value}
              create={create}
              onAct={mayWrite && value === "working" ? onAct : null}
              newIds={newIds}
            />
          </TabPanel>
        ))}
      </Tabs>
      {creating && <CreateKey held={held} onCreated={onCreated} onClose={() => setCreating(false)} />}
      {acting?.act === "change" && <ChangeKey row={acting.row} held={held} onClose={stop} />}
      {acting?.act === "rotate" && <RotateKey row={acting.row} held={held} onCreated={onCreated} onClose={stop} />}
      {acting?.act === "usage" && <KeyUsage row={acting.row} onClose={stop} />}
      {acting?.act === "revoke" && <RevokeKey row={acting.row} onClose={stop} />}
    </>
  );
}

/** How many keys stand in each tab, as far as they have been fetched. */
function useCounts(): Record<KeyState, string | undefined> {
  const lists = { working: useApiKeys("working"), expired: useApiKeys("expired"), revoked: useApiKeys("revoked") };
  const countOf = ({ data, hasNextPage }: (typeof lists)[KeyState]) =>
    data && `${data.pages.reduce((sum, page) => sum + page.data.length, 0)}${hasNextPage ? "+" : ""}`;
  return { working: countOf(lists.working), expired: countOf(lists.expired), revoked: countOf(lists.revoked) };
}
