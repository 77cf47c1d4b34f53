import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const root = mkdtempSync(join(tmpdir(), "maru-coverage-"));
after(() => rmSync(root, { recursive: true }));
for (const module of ["Kernel", "Modules/Audit"]) {
  mkdirSync(join(root, "src", module), { recursive: true });
  writeFileSync(join(root, "src", module, "A.csproj"), "");
}

// { "src/Kernel/A.cs": [1, 0] }: the first line was run, the second was not.
const report = (files) => JSON.stringify({
  "A.dll": Object.fromEntries(Object.entries(files).map(([path, hits]) =>
    [path.startsWith("/") ? path : join(root, path), { A: { "A::B()": { Lines: Object.fromEntries(hits.map((n, i) => [i + 1, n])), Branches: [] } } }])),
});

let runs = 0;
const look = (reports, testProjects = reports.length) => {
  const folder = join(root, `results-${runs++}`);
  mkdirSync(folder);
  reports.forEach((files, i) => writeFileSync(join(folder, `coverage.${i}.json`), report(files)));
  Array.from({ length: testProjects }, (_, i) => writeFileSync(join(folder, `${i}.trx`), ""));
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, "coverage.mjs"), folder, root], { encoding: "utf8" });
  return { status, stdout };
};
const audit = { "src/Modules/Audit/A.cs": [1] };

test("a line is run when the tests of any project ran it", () => {
  const { status, stdout } = look([{ ...audit, "src/Kernel/A.cs": [1, 1, 0, 0] }, { "src/Kernel/A.cs": [0, 1, 1, 1] }]);
  assert.match(stdout, /^ +4 +4 +100\.0 {2}Kernel$/m);
  assert.match(stdout, /^ +1 +1 +100\.0 {2}Modules\/Audit$/m);
  assert.equal(status, 0);
});

test("four of five lines are enough and less is not", () => {
  assert.equal(look([{ ...audit, "src/Kernel/A.cs": [1, 1, 1, 1, 0] }]).status, 0);
  const { status, stdout } = look([{ ...audit, "src/Kernel/A.cs": [1, 1, 1, 1, 0, 0], "src/Kernel/B.cs": [1] }]);
  assert.equal(status, 1);
  assert.match(stdout, /ran 71\.4 % of the lines of Kernel; at least 80 % is wanted\.\n {2}2 not run: src\/Kernel\/A\.cs\n/);
  assert.doesNotMatch(stdout, /lines of Modules/);
});

test("what the build or the tests wrote does not count", () => {
  const { stdout } = look([{ ...audit, "src/Kernel/A.cs": [1], "src/Kernel/obj/G.cs": [0], "artifacts/obj/Kernel/G.cs": [0], "tests/A.cs": [0] }]);
  assert.match(stdout, /^ +1 +1 +100\.0 {2}Kernel$/m);
});

test("a path of a build that hides its root counts as one of the repository", () => {
  assert.match(look([{ ...audit, "src/Kernel/A.cs": [1, 0] }, { "/_/src/Kernel/A.cs": [0, 1] }]).stdout, /^ +2 +2 +100\.0 {2}Kernel$/m);
});

test("a module no report knows is a failure, and so is a test project without a report", () => {
  const unknown = look([audit]);
  assert.equal(unknown.status, 1);
  assert.match(unknown.stdout, /No report of the tests knows Kernel\./);
  const missing = look([{ ...audit, "src/Kernel/A.cs": [1] }], 2);
  assert.equal(missing.status, 1);
  assert.match(missing.stdout, /2 test projects ran and 1 wrote/);
});
