import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveEvent, LiveState } from "./connection.ts";
import { subscribe } from "./connections.ts";

class FakeSource extends EventTarget {
  static all: FakeSource[] = [];
  readonly CLOSED = 2;
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.all.push(this);
  }
  begin() {
    this.readyState = 1;
    this.onopen?.();
  }
  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror?.();
  }
  send(event: string, id = "evt_1") {
    const data = JSON.stringify({ id, event, timestamp: "2026-11-22T10:00:00Z", data: {} });
    this.dispatchEvent(new MessageEvent(event, { data }));
  }
  close() {
    this.readyState = 2;
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });

function show(visibilityState: "visible" | "hidden") {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event("visibilitychange"));
}

const browser = new EventTarget();

function listen(events: string[], filters: Record<string, string> = {}) {
  const heard = { states: [] as LiveState[], events: [] as LiveEvent[], missed: 0 };
  const stop = subscribe(
    { events, filters },
    {
      events,
      onState: (state) => heard.states.push(state),
      onEvent: (event) => heard.events.push(event),
      onMissed: () => heard.missed++,
    },
  );
  stops.push(stop);
  return { heard, stop };
}

let stops: (() => void)[] = [];
const last = () => FakeSource.all.at(-1) as FakeSource;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeSource);
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", browser);
  page.visibilityState = "visible";
  FakeSource.all = [];
});

afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  vi.advanceTimersByTime(5_000);
  vi.useRealTimers();
});

test("a narrower subscriber joins the connection that is open, and hears only its own events", () => {
  const all = listen(["conversation.*"]);
  const narrow = listen(["conversation.started"]);
  expect(FakeSource.all).toHaveLength(1);
  last().send("conversation.started");
  last().send("conversation.updated");
  expect(all.heard.events.map((event) => event.event)).toEqual(["conversation.started", "conversation.updated"]);
  expect(narrow.heard.events).toHaveLength(1);
});

test("another filter needs a connection of its own", () => {
  listen(["*"], { endpoint_id: "we_1" });
  listen(["*"], { endpoint_id: "we_2" });
  expect(FakeSource.all.map((source) => source.url)).toEqual([
    "/v1/stream?events=*&endpoint_id=we_1",
    "/v1/stream?events=*&endpoint_id=we_2",
  ]);
});

test("a page is told to fetch once the stream has begun, and not when the browser resumes it", () => {
  const { heard } = listen(["*"]);
  last().begin();
  expect(heard.missed).toBe(1);
  last().fail(0);
  last().begin();
  expect(heard.missed).toBe(1);
  expect(heard.states).toEqual(["connecting", "live", "reconnecting", "live"]);
});

test("a refused connection is tried again with growing pauses", () => {
  listen(["*"]);
  last().fail(2);
  vi.advanceTimersByTime(1_000);
  expect(FakeSource.all).toHaveLength(2);
  last().fail(2);
  vi.advanceTimersByTime(900);
  expect(FakeSource.all).toHaveLength(2);
  vi.advanceTimersByTime(1_100);
  expect(FakeSource.all).toHaveLength(3);
});

test("a tab hidden for a minute lets go, and catches up when it is looked at again", () => {
  const { heard } = listen(["*"]);
  last().begin();
  show("hidden");
  vi.advanceTimersByTime(30_000);
  expect(last().readyState).toBe(1);
  vi.advanceTimersByTime(30_000);
  expect(last().readyState).toBe(2);
  show("visible");
  last().begin();
  expect(FakeSource.all).toHaveLength(2);
  expect(heard.missed).toBe(2);
});

test("the connection ends soon after its last subscriber, unless another takes it over", () => {
  const first = listen(["*"]);
  first.stop();
  vi.advanceTimersByTime(1_000);
  const second = listen(["*"]);
  vi.advanceTimersByTime(5_000);
  expect(FakeSource.all).toHaveLength(1);
  second.stop();
  vi.advanceTimersByTime(5_000);
  expect(last().readyState).toBe(2);
});

test("a gap in the stream asks for a fresh fetch", () => {
  const { heard } = listen(["*"]);
  last().begin();
  last().dispatchEvent(new MessageEvent("gap", { data: "{}" }));
  expect(heard.missed).toBe(2);
});

test("a network that went away is not believed to carry the stream, and the page catches up when it is back", () => {
  const { heard } = listen(["*"]);
  last().begin();
  browser.dispatchEvent(new Event("offline"));
  expect([last().readyState, heard.states.at(-1)]).toEqual([2, "reconnecting"]);
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.all).toHaveLength(1);
  browser.dispatchEvent(new Event("online"));
  last().begin();
  expect([FakeSource.all.length, heard.states.at(-1), heard.missed]).toEqual([2, "live", 2]);
});
