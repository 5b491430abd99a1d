// The API's answers say the same themselves; the policy for scripts and styles has a nonce and comes from proxy.ts.
const protection = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
];

/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native addons and drivers stay outside the bundle.
  serverExternalPackages: ["pg", "@node-rs/argon2", "@prisma/client", "@prisma/adapter-pg", "pino", "undici"],
  devIndicators: false,
  // `npm run verify` checks types, in the whole project and with one compiler.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: "/((?!v1/).*)", headers: protection }],
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
};

export default nextConfig;
