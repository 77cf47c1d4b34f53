// Prints how many lines of each module the tests ran, from the reports of a counted run. Fails when a module has less than it must have.
// usage: node .ci/coverage.mjs FOLDER [ROOT]
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const least = 80;
const [folder, root = resolve(import.meta.dirname, "..")] = process.argv.slice(2);
const names = readdirSync(folder);
const reports = names.filter((name) => /(^|\.)coverage\..*json$/.test(name));
const runs = names.filter((name) => name.endsWith(".trx"));

// A module is a folder under src with a project in it: "Kernel", "Modules/Audit".
const modules = new Map(readdirSync(join(root, "src"), { recursive: true }).filter((name) => name.endsWith(".csproj"))
  .map((name) => [dirname(name).replaceAll("\\", "/"), new Map()]));
const moduleOf = (path) => [...modules.keys()].find((module) => path.startsWith(`src/${module}/`));
// A build that hides where it stood calls its root "/_/".
const pathOf = (file) => (file.startsWith("/_/") ? file.slice(3) : relative(root, file)).replaceAll("\\", "/");

// What the build itself wrote lies outside of src, or in obj. A line counts as run when the tests of any project ran it.
for (const files of reports.flatMap((report) => Object.values(JSON.parse(readFileSync(join(folder, report), "utf8"))))) {
  for (const [file, classes] of Object.entries(files)) {
    const path = pathOf(file);
    const lines = path.includes("/obj/") ? undefined : modules.get(moduleOf(path));
    for (const { Lines } of lines ? Object.values(classes).flatMap((methods) => Object.values(methods)) : []) {
      for (const [number, hits] of Object.entries(Lines)) {
        const line = `${path}:${number}`;
        lines.set(line, lines.get(line) || hits > 0);
      }
    }
  }
}

const percentOf = (lines) => 100 * [...lines.values()].filter(Boolean).length / lines.size;
const measured = [...modules].filter(([, lines]) => lines.size > 0).toSorted(([, a], [, b]) => percentOf(a) - percentOf(b));
console.log("The lines of each module that the tests ran:");
console.log("  lines    run       %");
for (const [module, lines] of measured) {
  const run = [...lines.values()].filter(Boolean).length;
  console.log([`${lines.size}`, `${run}`, percentOf(lines).toFixed(1)].map((text) => text.padStart(7)).join("") + `  ${module}`);
}

// Where the lines are that no test ran: the files with most of them.
const emptiest = (lines) => {
  const left = {};
  for (const path of [...lines].filter(([, run]) => !run).map(([line]) => line.split(":")[0])) {
    left[path] = (left[path] ?? 0) + 1;
  }
  return Object.entries(left).toSorted(([, a], [, b]) => b - a).slice(0, 10).map(([path, count]) => `\n  ${count} not run: ${path}`).join("");
};
const wrongs = measured.filter(([, lines]) => percentOf(lines) < least).map(([module, lines]) =>
  `The tests ran ${percentOf(lines).toFixed(1)} % of the lines of ${module}; at least ${least} % is wanted.${emptiest(lines)}`);
wrongs.push(...[...modules].filter(([, lines]) => lines.size === 0).map(([module]) => `No report of the tests knows ${module}.`));
if (reports.length < runs.length) {
  wrongs.push(`${runs.length} test projects ran and ${reports.length} wrote what they covered, so nothing can be said of the whole.`);
}
console.log(wrongs.join("\n"));
process.exitCode = wrongs.length > 0 ? 1 : 0;
