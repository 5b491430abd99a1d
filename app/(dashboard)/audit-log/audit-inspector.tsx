"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { CopyIconButton } from "#components/ui/copy-button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Leader, Leaders } from "#components/ui/leader.tsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import type { AuditEntry } from "#lib/domain/audit/hooks.ts";
import { Actor } from "./audit-columns.tsx";
import { actionWords, targetOf, valueWords } from "./audit-words.ts";

type AuditInspectorProps = { entry: AuditEntry; seesRequests: boolean; onClose: () => void };

/** One change whole: from what to what, by whom, and its place in the chain. */
export function AuditInspector({ entry, seesRequests, onClose }: AuditInspectorProps) {
  const { actor, address, target, request_id, seq, hash } = entry;
  return (
    <div className="flex flex-col gap-4 px-5 py-4 max-md:px-4">
      <header>
        <div className="flex items-center gap-2">
          <h2 className="min-w-0 flex-1 font-semibold text-read">{actionWords(entry.action)}</h2>
          <IconButton label="Close" variant="quiet" size="small" icon={<X aria-hidden="true" />} onClick={onClose} />
        </div>
        <p className="wrap-anywhere text-ink-2 text-ui">
          <bdi>{targetOf(entry)}</bdi>
        </p>
      </header>
      <Differences changes={entry.changes} />
      <Leaders>
        <Leader label="By" value={<Actor actor={actor} />} />
        <Leader label="From" value={address ?? "not known"} />
        <Leader label="At" value={<ClockTime at={entry.created_at} format="datetime" />} />
        {request_id && (
          <Leader
            label="Request"
            value={
              seesRequests && actor.type === "key" ? (
                <Link href={`/request-logs?request=${request_id}`} className="rounded-tag underline underline-offset-2">
                  Open the call
                </Link>
              ) : (
                <Short id={request_id} label="Copy the request's id" />
              )
            }
          />
        )}
        <Leader label={target.type.replaceAll("_", " ")} value={<Short id={target.id} label="Copy the id" />} />
        <Leader label="Place in the chain" value={seq === null ? "sealed in seconds" : seq.toLocaleString("en-GB")} />
        {hash && <Leader label="Hash" value={<Short id={hash} label="Copy the hash" />} />}
      </Leaders>
    </div>
  );
}

function Short({ id, label }: { id: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <code className="font-mono text-mono" title={id}>
        …{id.slice(-8)}
      </code>
      <CopyIconButton text={id} label={label} />
    </span>
  );
}

function Differences({ changes }: Pick<AuditEntry, "changes">) {
  const rows = Object.entries(changes);
  if (rows.length === 0) return null;
  return (
    <table className="w-full table-fixed text-ui">
      <caption className="sr-only">What changed</caption>
      <thead>
        <tr className="border-line border-b text-left text-ink-3 text-meta">
          <th scope="col" className="w-28 py-1 pr-3 font-normal">
            Field
          </th>
          <th scope="col" className="py-1 pr-3 font-normal">
            From
          </th>
          <th scope="col" className="py-1 font-normal">
            To
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([field, { from, to }]) => (
          <tr key={field} className="border-line border-b align-top">
            <th scope="row" className="wrap-anywhere py-1.5 pr-3 text-left font-normal text-ink-2">
              {field.replaceAll("_", " ")}
            </th>
            <td className="wrap-anywhere py-1.5 pr-3 text-ink-3">
              <bdi>{valueWords(from)}</bdi>
            </td>
            <td className="wrap-anywhere py-1.5 text-ink">
              <bdi>{valueWords(to)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
