import { handle } from "#app/v1/handle.ts";
import { getChain } from "#lib/domain/audit/chain/service.ts";
import { getAuditChain } from "#lib/domain/audit/contract.ts";

export const GET = handle(getAuditChain, getChain);
