const browsers: readonly [sign: RegExp, name: string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const systems: readonly [sign: RegExp, name: string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "Mac"],
  [/Linux/, "Linux"],
];

const first = (list: readonly [RegExp, string][], text: string) => list.find(([sign]) => sign.test(text))?.[1];

/** "Firefox on Windows", from how a browser names itself; only a hint for its owner. */
export function browserOf(userAgent: string | null): string {
  if (!userAgent) return "A browser that does not name itself";
  const browser = first(browsers, userAgent);
  const system = first(systems, userAgent);
  if (!browser) return userAgent;
  return system ? `${browser} on ${system}` : browser;
}
