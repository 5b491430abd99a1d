import { buildWhenStale } from "#server/start/build.ts";

// `npm run build`: what `npm start` would do by itself, for an image that is built ahead.
await buildWhenStale(new AbortController().signal);
