"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useSyncExternalStore } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { CodeTabs } from "#components/ui/code-tabs.tsx";
import { CopyIconButton } from "#components/ui/copy-button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Leader, Leaders } from "#components/ui/leader.tsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { State } from "#components/ui/state.tsx";
import { type LoggedCallDetail, useCall } from "#lib/domain/request-logs/hooks.ts";
import { Failure, isMissing } from "../failure.tsx";
import { duration } from "../webhooks/[endpoint_id]/log/delivery-words.ts";
import { glyphOf, size, statusWords } from "./call-words.ts";
import { samplesOf } from "./replay.ts";

/** One call whole: what was asked, what was answered, and how to make it again. */
export function CallInspector({ id, onClose }: { id: string; onClose: () => void }) {
  const logged = useCall(id);
  return (
    <div className="flex flex-col gap-4 px-5 py-4 max-md:px-4">
      <header>
        <div className="flex items-center gap-2">
          <h2 className="wrap-anywhere min-w-0 flex-1 font-mono font-semibold text-read">
            {logged.data ? `${logged.data.method} ${logged.data.path}` : "Call"}
          </h2>
          <IconButton label="Close" variant="quiet" size="small" icon={<X aria-hidden="true" />} onClick={onClose} />
        </div>
        <p className="flex items-center gap-1 text-ink-3">
          <code className="min-w-0 truncate font-mono text-mono">{id}</code>
          <CopyIconButton text={id} label="Copy the request's id" />
        </p>
      </header>
      {logged.data ? (
        <Body logged={logged.data} />
      ) : isMissing(logged.error) ? (
        <EmptyState>No call of your keys has this id, or it is older than what is kept.</EmptyState>
      ) : logged.error ? (
        <Failure what="The call" error={logged.error} onRetry={() => logged.refetch()} />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </div>
  );
}

function Body({ logged }: { logged: LoggedCallDetail }) {
  const { error, request_body } = logged;
  const origin = useOrigin();
  return (
    <>
      {error && (
        <div className="flex flex-col gap-1 text-ui">
          <p className="text-ink">{error.message}</p>
          <Link
            href={`/docs/errors#${error.code}`}
            className="self-start rounded-tag font-mono text-accent text-mono underline underline-offset-2"
          >
            {error.code}
          </Link>
        </div>
      )}
      <Facts logged={logged} />
      {request_body && (
        <Part title="What it sent" note="texts masked">
          <CodeBlock code={readable(request_body)} language="json" label="Request body" />
        </Part>
      )}
      {error && (
        <Part title="What we answered">
          <CodeBlock code={JSON.stringify({ error }, null, 2)} language="json" label="Answer" />
        </Part>
      )}
      <CodeTabs title="Make it again" samples={samplesOf(logged, origin)} />
      {logged.request_bytes > 0 && !request_body && (
        <p className="text-ink-3 text-meta">Bodies of calls that worked are not kept; fill yours in.</p>
      )}
    </>
  );
}

function Facts({ logged }: { logged: LoggedCallDetail }) {
  return (
    <Leaders>
      <Leader label="Status" value={<State glyph={glyphOf(logged.status)}>{statusWords(logged.status)}</State>} />
      <Leader label="At" value={<ClockTime at={logged.created_at} format="datetime" />} />
      <Leader label="Took" value={duration(logged.duration_ms)} />
      <Leader
        label="Key"
        value={
          <Link href={`/request-logs?key_id=${logged.key_id}`} className="rounded-tag underline underline-offset-2">
            <bdi>{logged.key_name ?? "a removed key"}</bdi>
          </Link>
        }
      />
      <Leader label="From" value={logged.address ?? "not known"} />
      {logged.user_agent && <Leader label="Program" value={<bdi className="wrap-anywhere">{logged.user_agent}</bdi>} />}
      <Leader label="Operation" value={logged.operation} />
      <Leader label="Sent" value={size(logged.request_bytes)} />
      <Leader label="Answered" value={size(logged.response_bytes)} />
    </Leaders>
  );
}

function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold text-section">
        {title}
        {note && <span className="font-normal text-ink-3 text-meta"> {note}</span>}
      </h3>
      {children}
    </section>
  );
}

function readable(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

/** Where the API answers: this very server. */
const useOrigin = () =>
  useSyncExternalStore(
    () => () => undefined,
    () => window.location.origin,
    () => "",
  );
