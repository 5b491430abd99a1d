"use client";

import { Tabs } from "radix-ui";
import { useState } from "react";
import type { Attempt, DeliveryDetail } from "#lib/domain/webhooks/hooks.ts";
import { AttemptTabs } from "./attempt-tabs.tsx";
import { ExchangeTabs } from "./exchange-tabs.tsx";
import { Remark } from "./remark.tsx";
import { Waterfall } from "./waterfall.tsx";

/** The attempts of a delivery, the newest first in sight until another is chosen. */
export function AttemptsPanel({ delivery }: { delivery: DeliveryDetail }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const last = delivery.attempts.at(-1);
  const shown = delivery.attempts.find((attempt) => attempt.id === chosen) ?? last;
  if (!shown) return null;
  return (
    <Tabs.Root value={shown.id} onValueChange={setChosen} className="flex flex-col gap-4">
      <AttemptTabs delivery={delivery} />
      <Tabs.Content value={shown.id} tabIndex={-1} className="flex flex-col gap-4">
        <AttemptDetail delivery={delivery} attempt={shown} />
      </Tabs.Content>
    </Tabs.Root>
  );
}

function AttemptDetail({ delivery, attempt }: { delivery: DeliveryDetail; attempt: Attempt }) {
  return (
    <>
      <Remark delivery={delivery} attempt={attempt} />
      <Waterfall timings={attempt.timings} errorCode={attempt.error?.code ?? null} />
      <ExchangeTabs url={attempt.url ?? delivery.endpoint_url} attempt={attempt} />
    </>
  );
}
