type Options = { nonce: string; dev: boolean };

/**
 * What a page may load and run: our own scripts, named by the nonce of this answer, and nothing from elsewhere. Styles
 * may stand in elements, which the charts, menus and messages need. In development the bundler evaluates and reloads.
 */
export function contentPolicy({ nonce, dev }: Options): string {
  const parts = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": `'self'${dev ? " ws: wss:" : ""}`,
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(parts)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}
