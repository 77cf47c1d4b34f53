import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../../../testing/render";
import { someStats } from "../../../testing/samples";
import { Chart } from "./chart";
import { everyDay, lastDays } from "./days";
import { ticksTo } from "./scale";
import type { Series } from "./series";

const series: readonly Series[] = [{ key: "requests", label: "Requests", tone: "main", of: (day) => day.stats?.requests ?? null }];
const days = everyDay("2026-11-01", "2026-11-03", [someStats()]);

describe("A chart", () => {
  it("has round lines up to its highest point", () => {
    expect(ticksTo(37)).toEqual([0, 10, 20, 30, 40]);
    expect(ticksTo(0)).toEqual([0, 1]);
    expect(ticksTo(1_000)).toEqual([0, 250, 500, 750, 1_000]);
    expect(ticksTo(0.033).at(-1)).toBeGreaterThanOrEqual(0.033);
  });

  it("has every day of the span, across the end of a month", () => {
    expect(lastDays(3, Date.parse("2026-03-01T12:00:00Z"))).toEqual({ from: "2026-02-27", to: "2026-03-01" });
    expect(days.map((day) => day.stats?.requests)).toEqual([undefined, 10, undefined]);
  });

  it("reads a day's figures out by the arrow keys", () => {
    renderPage(<Chart title="Requests by day" days={days} series={series} kind="bars" format={String} formatDay={(day) => day} />);
    const chart = screen.getByRole("img", { name: "Requests by day" });

    fireEvent.keyDown(chart, { key: "ArrowRight" });
    expect(screen.getByText("Requests –")).toBeVisible();
    fireEvent.keyDown(chart, { key: "ArrowRight" });

    expect(screen.getByText("Requests 10")).toBeVisible();
  });
});
