import { describe, expect, it } from "vitest";
import { files as insideEn } from "./en";
import { first } from "./first";
import { files as insideKo } from "./ko";
import { byFolder } from "./messages";

const en = { ...first.en, ...byFolder(insideEn) };
const ko = { ...first.ko, ...byFolder(insideKo) };

const flat = (texts: object, path = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]: [string, unknown]) => (typeof value === "object" && value !== null ? flat(value, `${path}${key}/`) : [[path + key, String(value)]]));

const serverSaysItInEnglish = /^ui\/problems\//;
const plural = /_(?:zero|one|two|few|many|other)$/;
const keys = (texts: object) => new Set(flat(texts).map(([key]) => key.replace(plural, "")).filter((key) => !serverSaysItInEnglish.test(key)));
const blanks = (text: string) => [...text.matchAll(/\{\{\w+\}\}|<\/?\w+>/g)].map(String).sort();

describe("The texts", () => {
  it("are there in both languages", () => {
    expect([...keys(ko)].sort()).toEqual([...keys(en)].sort());
    expect(keys(en).size).toBeGreaterThan(50);
  });

  it("leave the same blanks in both languages", () => {
    const korean = new Map(flat(ko));

    const differing = flat(en).filter(([key, text]) => korean.has(key) && blanks(text).join() !== blanks(korean.get(key) ?? "").join());

    expect(differing).toEqual([]);
  });

  it("join what was made from the server's code, whichever comes first", () => {
    const own: [string, unknown] = ["../areas/a/messages.en.json", { title: "A", kind: { label: "Kind" } }];
    const made: [string, unknown] = ["../areas/a/kind.gen.en.json", { one: "One" }];
    const both = { a: { title: "A", kind: { label: "Kind", one: "One" } } };

    expect(byFolder(Object.fromEntries([own, made]))).toEqual(both);
    expect(byFolder(Object.fromEntries([made, own]))).toEqual(both);
  });

  it("are never empty", () => {
    expect([...flat(en), ...flat(ko)].filter(([, text]) => text.trim() === "")).toEqual([]);
  });
});
