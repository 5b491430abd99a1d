import { createHash, randomBytes } from "node:crypto";

const tokenBytes = 32;

/** The secret part of a link that is mailed: 256 random bits. */
export const newToken = () => randomBytes(tokenBytes).toString("base64url");

/** What is stored of it. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** After the `#`, so that no server, log or referrer sees the token. */
export const linkTo = (origin: string, page: string, token: string) => `${origin}/${page}#${token}`;
