import { checkKey } from "#lib/domain/api-keys/check.ts";
import { assertSameOrigin, checkSession, sessionToken } from "#lib/domain/members/session.ts";
import { AppError } from "#lib/http/errors.ts";
import { createHandle } from "#lib/http/handle.ts";

/** `handle(contract, verb)` with this product's two ways in: an API key, or the dashboard's session. */
export const handle = createHandle(async (request, address) => {
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
});
