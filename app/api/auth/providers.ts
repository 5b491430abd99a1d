import GitHub, { type GithubProfile } from "next-auth/providers/github";
import Google, { type GoogleProfile } from "next-auth/providers/google";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "#lib/env.ts";

/** What a provider says of who came: an address counts only where it was proved to be theirs. */
export type Stranger = { email?: string | null; name?: string | null; email_verified?: boolean };

type Provider = OAuthConfig<GoogleProfile> | OAuthConfig<GithubProfile & Stranger>;

/** Google and GitHub, as far as they are configured. */
export function configuredProviders(): Provider[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GITHUB_ID, GITHUB_SECRET } = env();
  return [
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET ? [google(GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET)] : []),
    ...(GITHUB_ID && GITHUB_SECRET ? [github(GITHUB_ID, GITHUB_SECRET)] : []),
  ];
}

/** For the sign-in page's buttons. */
export const offeredProviders = () => configuredProviders().map(({ id, name }) => ({ id, name }));

function google(clientId: string, clientSecret: string): OAuthConfig<GoogleProfile> {
  const wellKnown = `${withoutSlash(env().GOOGLE_ISSUER)}/.well-known/openid-configuration`;
  return { ...Google({ clientId, clientSecret }), wellKnown };
}

function github(clientId: string, clientSecret: string): OAuthConfig<GithubProfile & Stranger> {
  const site = withoutSlash(env().GITHUB_URL);
  // GitHub Enterprise Server has its API below its own address.
  const api = site === "https://github.com" ? "https://api.github.com" : `${site}/api/v3`;
  return {
    ...GitHub<GithubProfile & Stranger>({ clientId, clientSecret }),
    issuer: `${site}/login/oauth`,
    authorization: { url: `${site}/login/oauth/authorize`, params: { scope: "read:user user:email" } },
    token: `${site}/login/oauth/access_token`,
    checks: ["pkce", "state"],
    userinfo: {
      url: `${api}/user`,
      async request({ client, tokens }) {
        const profile = await client.userinfo<GithubProfile>(tokens.access_token ?? "");
        return { ...profile, ...(await mainAddress(api, tokens.access_token)) };
      },
    },
  };
}

type Address = { email: string; primary: boolean; verified: boolean };

/** The profile's own address is one that the person typed; only this list says which of them GitHub has checked. */
async function mainAddress(api: string, token: string | undefined) {
  const response = await fetch(`${api}/user/emails`, { headers: { authorization: `Bearer ${token}` } });
  const addresses: Address[] = response.ok ? await response.json() : [];
  const main = addresses.find((address) => address.primary);
  return { email: main?.email, email_verified: main?.verified };
}

const withoutSlash = (url: string) => url.replace(/\/+$/, "");
