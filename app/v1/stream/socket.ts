import { steps } from "#app/v1/handle.ts";
import { openStream } from "#lib/domain/stream/contract.ts";
import { type AdmittedSocket, admitSocket } from "#lib/domain/stream/socket/service.ts";
import { redeemTicket } from "#lib/domain/stream/tickets/service.ts";
import { type Authenticate, createHandle, type RouteContext } from "#lib/http/handle.ts";
import { Reply } from "#lib/http/respond.ts";

/** In by a ticket, else like every call. A ticket is used up by the first look; what it stands for is asked again. */
function authenticateOnce(ticket: string | null): Authenticate {
  if (ticket === null) return steps.authenticate;
  const redeemed = redeemTicket(ticket, new Date());
  redeemed.catch(() => undefined);
  return async (_, address) => (await redeemed)(address);
}

/** Lets an upgrade through the same steps as a call of `GET /v1/stream`, or answers with the refusal. */
export async function admitUpgrade(request: Request, context: RouteContext): Promise<AdmittedSocket | Response> {
  const url = new URL(request.url);
  const ticket = url.searchParams.get("ticket");
  url.searchParams.delete("ticket");
  let admitted: AdmittedSocket | undefined;
  const handle = createHandle({ ...steps, authenticate: authenticateOnce(ticket) });
  const enter = handle(openStream, (ctx, input) => {
    admitted = admitSocket(ctx, input);
    return new Reply(200, "", {});
  });
  const answer = await enter(new Request(url, { headers: request.headers }), context);
  return admitted ?? answer;
}
