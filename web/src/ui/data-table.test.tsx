import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../testing/render";
import { DataTable } from "./data-table";

const columns = [{ key: "n", header: "Number", cell: (row: { n: number }) => `row ${row.n}` }];
const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));
const table = (count: number) => <DataTable label="Numbers" columns={columns} rows={rows(count)} rowKey={(row) => String(row.n)} />;

describe("A table", () => {
  it("shows every row up to 200", () => {
    renderPage(table(200));

    expect(screen.getAllByText(/^row /)).toHaveLength(200);
  });

  it("keeps only rows in sight past 200, and says how many there are", () => {
    renderPage(table(5_000));

    expect(screen.queryAllByText(/^row /).length).toBeLessThan(60);
    expect(screen.getByRole("table")).toHaveAttribute("aria-rowcount", "5001");
  });
});
