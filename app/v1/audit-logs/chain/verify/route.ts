import { handle } from "#app/v1/handle.ts";
import { verifyNow } from "#lib/domain/audit/chain/service.ts";
import { verifyAuditChain } from "#lib/domain/audit/contract.ts";

export const POST = handle(verifyAuditChain, verifyNow);
