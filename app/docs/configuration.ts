/** The languages of the code samples, by what each needs least to be run; the others are hidden. */
const hidden = {
  ...Object.fromEntries(
    ["c", "clojure", "dart", "fsharp", "go", "http", "julia", "kotlin", "node", "objc", "ocaml", "powershell"]
      .concat("r", "rust", "swift")
      .map((language) => [language, true]),
  ),
  shell: ["wget", "httpie"],
  js: ["axios", "jquery", "ofetch", "xhr"],
  python: ["aiohttp", "httpx_sync", "httpx_async", "python3"],
  php: ["guzzle", "laravel"],
  csharp: ["restsharp"],
  java: ["asynchttp", "okhttp", "unirest"],
};

/** An empty key is none: then the session of somebody who is signed in to the dashboard counts. */
function call(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  if (/^Bearer\s*$/i.test(request.headers.get("authorization") ?? "")) request.headers.delete("authorization");
  return fetch(request);
}

/** What the reference shows, and all that it must not do: ask other sites, remember keys, or offer its maker's services. */
export const configuration = (dark: boolean) => ({
  url: "/v1/openapi.json",
  forceDarkModeState: dark ? "dark" : "light",
  hideDarkModeToggle: true,
  theme: "none",
  withDefaultFonts: false,
  hiddenClients: hidden,
  defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
  authentication: { preferredSecurityScheme: "apiKey" },
  customFetch: call,
  orderSchemaPropertiesBy: "preserve",
  documentDownloadType: "direct",
  hideModels: true,
  proxyUrl: "",
  persistAuth: false,
  telemetry: false,
  showDeveloperTools: "never",
  hideClientButton: true,
  agent: { disabled: true },
  mcp: { disabled: true },
});
