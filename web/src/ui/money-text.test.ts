import { describe, expect, it } from "vitest";
import { moneyText } from "./money-text";

describe("An amount of money", () => {
  it("has the digits that say something", () => {
    expect([0, 0.00213, 0.5, 1.2345, 1_234].map((dollars) => moneyText(dollars, "en"))).toEqual(["$0.00", "$0.00213", "$0.50", "$1.23", "$1,234.00"]);
  });
});
