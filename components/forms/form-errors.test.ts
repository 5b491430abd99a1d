import { describe, expect, it } from "vitest";
import { issuesByField, serverErrors } from "./form-errors.ts";

const refused = (details: unknown) => Object.assign(new Error("The request is not valid."), { details });

describe("issuesByField", () => {
  it("keeps the first sentence of each field", () => {
    const issues = [
      { path: ["url"], message: "Give an address." },
      { path: ["url"], message: "Too short." },
    ];
    expect(issuesByField(issues, ["url"]).fields).toEqual({ url: "Give an address." });
  });

  it("never swallows an error of a field that the form does not show", () => {
    expect(issuesByField([{ path: ["secret"], message: "Not allowed." }], ["url"]).general).toEqual(["Not allowed."]);
  });
});

describe("serverErrors", () => {
  it("brings the server's field errors to their fields", () => {
    const error = refused({ invalid_fields: [{ field: "url", message: "Use https." }], missing_fields: ["name"] });
    expect(serverErrors(error, ["url", "name"])).toEqual({
      fields: { url: "Use https.", name: "Please fill this in." },
      general: [],
    });
  });

  it("finds the field of a nested path", () => {
    const error = refused({ invalid_fields: [{ field: "scopes.0", message: "Unknown scope." }] });
    expect(serverErrors(error, ["scopes"]).fields).toEqual({ scopes: "Unknown scope." });
    const inner = refused({ invalid_fields: [{ field: "settings.high_value.cart_value", message: "Too small." }] });
    expect(serverErrors(inner, ["name", "cart_value"]).fields).toEqual({ cart_value: "Too small." });
  });

  it("falls back to the message, and to a sentence when there is none", () => {
    expect(serverErrors(refused(undefined), []).general).toEqual(["The request is not valid."]);
    expect(serverErrors("boom", []).general).toEqual(["That did not work. Try again in a moment."]);
  });
});
