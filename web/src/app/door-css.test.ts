import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const doors = import.meta.glob<string>(["../door/*.tsx", "../session/*.tsx", "../ui/{loading,failed,forbidden,notice,query-view}.tsx", "!**/*.test.tsx"], { query: "?raw", import: "default", eager: true });

const partsOf = (source: string) =>
  [...source.matchAll(/import \{([^}]*)\} from "@mantine\/core"/g)].flatMap(([, names = ""]) => names.split(",")).map((name) => name.trim());

const style = readFileSync("src/app/door.css", "utf8");
const hasStyle = (part: string) => existsSync(`node_modules/@mantine/core/styles/${part}.layer.css`);

describe("The style of the doors", () => {
  it("names every part of Mantine that a door uses", () => {
    const used = new Set(Object.values(doors).flatMap(partsOf).filter(hasStyle));

    expect(used.size).toBeGreaterThan(8);
    expect([...used].filter((part) => !style.includes(`/${part}.layer.css`))).toEqual([]);
  });
});
