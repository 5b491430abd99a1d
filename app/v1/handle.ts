import { checkKey } from "#lib/domain/api-keys/check.ts";
import { idempotencyRecords } from "#lib/domain/idempotency/service.ts";
import { assertSameOrigin, checkSession, sessionToken } from "#lib/domain/members/session.ts";
import { recordCall } from "#lib/domain/request-logs/record.ts";
import { AppError } from "#lib/http/errors.ts";
import { type Authenticate, createHandle, type Steps } from "#lib/http/handle.ts";
import { limits } from "./limits.ts";

/** The two ways in: an API key, or the dashboard's session. */
const authenticate: Authenticate = async (request, address) => {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (!key) throw new AppError("INVALID_API_KEY", "Send the key as `Authorization: Bearer YOUR_API_KEY`.");
    return checkKey(key, address);
  }
  const token = sessionToken(request.headers.get("cookie"));
  if (token) {
    assertSameOrigin(request);
    return checkSession(token);
  }
  throw new AppError(
    "UNAUTHENTICATED",
    "Send an API key as `Authorization: Bearer YOUR_API_KEY`.",
    {},
    {
      "www-authenticate": 'Bearer realm="ShopGuide API"',
    },
  );
};

/** What the pipeline needs of this product: its callers, limits, idempotency keys and request log. */
export const steps: Steps = { authenticate, limits, idempotency: idempotencyRecords, record: recordCall };

/** `handle(contract, verb)`, the one way into the API. */
export const handle = createHandle(steps);
