import { handle } from "#app/v1/handle.ts";
import { removeAllowlistEntry } from "#lib/domain/ip-allowlist/contract.ts";
import { removeEntry } from "#lib/domain/ip-allowlist/service.ts";

export const DELETE = handle(removeAllowlistEntry, (ctx, { params, query }) =>
  removeEntry(ctx, params.entry_id, query.confirm_lockout),
);
