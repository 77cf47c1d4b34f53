// Prints the slowest tests and which parts take most, from the reports of a test run.
// usage: node .ci/slowest.mjs FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder] = process.argv.slice(2);
const results = readdirSync(folder).filter((name) => name.endsWith(".trx")).flatMap((name) =>
  [...readFileSync(join(folder, name), "utf8").matchAll(/<UnitTestResult [^>]*>/g)].map(([tag]) => {
    const [hours, minutes, seconds] = (/ duration="([^"]*)"/.exec(tag)?.[1] ?? "0:0:0").split(":").map(Number);
    const name = (/ testName="([^"]*)"/.exec(tag)?.[1] ?? "").replaceAll(/\\?&quot;/g, '"');
    return { name, seconds: hours * 3600 + minutes * 60 + seconds };
  }));

// Maru.Platform.Tests.Sql.DbTests.A_row: the part is "Platform.Tests.Sql".
const partOf = ({ name }) => name.split("(")[0].split(".").slice(1, 4).join(".");
const parts = new Map();
for (const test of results) {
  parts.set(partOf(test), [...(parts.get(partOf(test)) ?? []), test]);
}

const line = (seconds, text) => console.log(`${seconds.toFixed(1).padStart(7)} s  ${text}`);

console.log("The slowest 20:");
for (const { name, seconds } of results.toSorted((a, b) => b.seconds - a.seconds).slice(0, 20)) {
  line(seconds, name.replace(/^Maru\./, "").slice(0, 110));
}

console.log("The parts that take most, waiting included:");
const sums = [...parts].map(([part, tests]) => ({ part, count: tests.length, seconds: tests.reduce((sum, test) => sum + test.seconds, 0) }));
for (const { part, count, seconds } of sums.toSorted((a, b) => b.seconds - a.seconds).slice(0, 12)) {
  line(seconds, `${part} (${count} tests)`);
}
