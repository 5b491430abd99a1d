import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { channelName } from "../words.ts";

/** Only addresses of the web become links: a page's address comes from outside. */
export function webAddress(text: string | null): URL | null {
  const url = text ? URL.parse(text) : null;
  return url && (url.protocol === "https:" || url.protocol === "http:") ? url : null;
}

/** "started on /products/merino-crew, web" */
export function StartedWhere({ conversation }: { conversation: Pick<ConversationRow, "page_url" | "channel"> }) {
  const channel = channelName(conversation.channel);
  const url = webAddress(conversation.page_url);
  if (!url) return <span className="truncate">started by {channel}</span>;
  return (
    <span className="min-w-0 truncate">
      started on{" "}
      <a
        href={url.href}
        target="_blank"
        rel="noopener noreferrer"
        title={url.href}
        className="rounded-tag underline decoration-edge underline-offset-2 hover:text-ink"
      >
        {decoded(url.pathname)}
      </a>
      , {channel}
    </span>
  );
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
