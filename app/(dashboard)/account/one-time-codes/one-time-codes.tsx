"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { oneTimeCodesQuery } from "#lib/domain/members/one-time-codes/hooks.ts";
import { NewRecoveryCodes } from "./new-recovery-codes.tsx";
import { SetUp } from "./set-up.tsx";
import { SwitchOff } from "./switch-off.tsx";

type Act = "set up" | "new codes" | "switch off";

/** A second step at sign-in: a code that only the person's own app shows. */
export function OneTimeCodes() {
  const { data, error, refetch } = useQuery(oneTimeCodesQuery);
  const [act, setAct] = useState<Act>();
  const stop = () => setAct(undefined);
  return (
    <Section title="One-time codes" aside={data?.enabled && <Tag>on</Tag>}>
      {data ? (
        <div className="flex max-w-prose flex-col gap-3 text-read">
          {data.enabled ? <On state={data} onAct={setAct} /> : <Off onAct={setAct} />}
        </div>
      ) : error ? (
        <Failure what="Whether codes are on" error={error} onRetry={() => refetch()} />
      ) : (
        <Skeleton className="h-16" />
      )}
      {act === "set up" && <SetUp onClose={stop} />}
      {act === "new codes" && <NewRecoveryCodes onClose={stop} />}
      {act === "switch off" && <SwitchOff onClose={stop} />}
    </Section>
  );
}

function Off({ onAct }: { onAct: (act: Act) => void }) {
  return (
    <>
      <p className="text-ink-2">
        With one-time codes on, signing in asks for your password and for six digits that only your authenticator app
        shows. Somebody who learns your password still cannot get in.
      </p>
      <Button className="self-start" onClick={() => onAct("set up")}>
        Set up one-time codes
      </Button>
    </>
  );
}

type OnProps = { state: { enabled_at: string | null; recovery_codes_left: number }; onAct: (act: Act) => void };

function On({ state: { enabled_at, recovery_codes_left: left }, onAct }: OnProps) {
  return (
    <>
      <p className="text-ink-2">
        Signing in asks for a code
        {enabled_at && (
          <>
            {" "}
            since <RelativeTime at={enabled_at} />
          </>
        )}
        .{" "}
        {left === 0
          ? "You have no recovery codes left: get new ones, so that a lost phone does not lock you out."
          : `You have ${left} recovery ${left === 1 ? "code" : "codes"} left for the day you have no app.`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onAct("new codes")}>Get new recovery codes</Button>
        <Button variant="quiet" onClick={() => onAct("switch off")}>
          Switch codes off
        </Button>
      </div>
    </>
  );
}
