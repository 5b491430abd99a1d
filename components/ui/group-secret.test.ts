import { describe, expect, it } from "vitest";
import { groupSecret } from "./group-secret.ts";

describe("groupSecret", () => {
  it("keeps the prefix apart and groups the rest by four", () => {
    const { prefix, groups } = groupSecret("sg_q8ZtRw2N7b");
    expect([prefix, ...groups.map((group) => group.text)]).toEqual(["sg_", "q8Zt", "Rw2N", "7b"]);
  });

  it("changes no character", () => {
    const { prefix, groups } = groupSecret("whsec_abc+/=123");
    expect(prefix + groups.map((group) => group.text).join("")).toBe("whsec_abc+/=123");
  });

  it("takes a secret without a prefix", () => {
    expect(groupSecret("Abcd1").prefix).toBe("");
  });
});
