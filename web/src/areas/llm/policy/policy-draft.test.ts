import { describe, expect, it } from "vitest";
import { aPolicy } from "../../../testing/samples";
import { changesBetween, draftOf, isWhole, mappingsToSend, withName } from "./policy-draft";

const base = draftOf(aPolicy());

describe("A draft of the policy", () => {
  it("equals the policy it was made of", () => {
    expect(changesBetween(base, draftOf(aPolicy()))).toEqual([]);
  });

  it("names the provider's change first, then names", () => {
    const draft = { ...withName(base, "gemini", "image", "g-image-2"), provider: "gemini" as const };

    expect(changesBetween(base, draft)).toEqual([
      { provider: undefined, type: undefined, from: "openai", to: "gemini" },
      { provider: "gemini", type: "image", from: "g-image", to: "g-image-2" },
    ]);
  });

  it("takes white space around a name for no change", () => {
    expect(changesBetween(base, withName(base, "openai", "text-small", " small-1 "))).toEqual([]);
  });

  it("sends what was written in and the chosen provider's, nothing else", () => {
    expect(mappingsToSend(base, withName(base, "gemini", "text-large", "g-larger"))).toEqual({
      openai: { small: "small-1", large: "large-1", image: "image-1" },
      gemini: { small: "g-small", large: "g-larger", image: "g-image" },
    });
  });

  it("is whole only when the chosen provider has all three names", () => {
    expect(isWhole(base)).toBe(true);
    expect(isWhole({ ...base, provider: "builtin" })).toBe(false);
    expect(isWhole(withName(base, "openai", "image", " "))).toBe(false);
  });
});
