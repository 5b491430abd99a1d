import { describe, expect, it } from "vitest";
import { describeTrack, type Outcome, trackOf } from "./track.ts";

const looks = (attempts: Outcome[], limit = 4) => trackOf(attempts, limit).map((square) => square.look);

describe("trackOf", () => {
  it("leaves room for the attempts still to come", () => {
    expect(looks(["failed"])).toEqual(["failed", "coming", "coming", "coming"]);
  });

  it("forgives failures once it is delivered, and expects no more", () => {
    expect(looks(["failed", "failed", "delivered"])).toEqual(["forgiven", "forgiven", "delivered"]);
  });

  it("shows more attempts than the limit when a person retried by hand", () => {
    expect(looks(["failed", "failed", "failed"], 2)).toHaveLength(3);
  });
});

describe("describeTrack", () => {
  it("says in words what the squares say", () => {
    expect(describeTrack([], 8)).toBe("Not tried yet");
    expect(describeTrack(["delivered"], 8)).toBe("Delivered at once");
    expect(describeTrack(["failed", "delivered"], 8)).toBe("Delivered at attempt 2");
    expect(describeTrack(["failed", "failed"], 8)).toBe("2 of 8 attempts failed");
  });
});
