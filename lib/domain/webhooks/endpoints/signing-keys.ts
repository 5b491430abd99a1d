import type { MerchantId } from "#lib/context.ts";
import { encrypt } from "#lib/crypto.ts";
import { generateKeyPair } from "../sending/signing.ts";
import { signingKeyContext } from "./rules.ts";

/** The columns of a new key for signatures that anybody can verify. */
export function newSigningKey(merchantId: MerchantId, endpointId: string) {
  const { publicKey, privateKey } = generateKeyPair();
  return {
    public_key: publicKey,
    signing_key_ciphertext: encrypt(privateKey, signingKeyContext(merchantId, endpointId)),
  };
}

/** What changes when it is switched on or off; nothing where it already is as wanted. */
export function signingKeyColumns(
  merchantId: MerchantId,
  endpointId: string,
  before: { public_key: string | null },
  wanted: boolean | undefined,
) {
  if (wanted === undefined || wanted === (before.public_key !== null)) return {};
  return wanted ? newSigningKey(merchantId, endpointId) : { public_key: null, signing_key_ciphertext: null };
}
