import { readdirSync } from "node:fs";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import ts from "typescript-eslint";

const areas = readdirSync(new URL("./src/areas", import.meta.url), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
const no = (group, message) => ({ group, message });
const noAreas = no(["**/areas/*", "**/areas/*/**"], "What every area uses knows no area.");
const noShell = no(["**/shell/*", "**/app/*"], "The shell opens areas; an area does not know the shell.");

/** Who may import whom: app, then shell, then areas, then everything else. */
const zone = (files, ...patterns) => ({ files, rules: { "no-restricted-imports": ["error", { patterns }] } });

export default defineConfig(
  { ignores: ["dist", "node_modules", "src/api/schema.gen.ts", "public"] },
  ts.configs.recommendedTypeChecked,
  hooks.configs.flat.recommended,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["eslint.config.js"] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", 200],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/only-throw-error": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text is text. HTML from anywhere is never put into the page." },
        { selector: "CallExpression[callee.name='alert']", message: "Use notify or ConfirmDialog." },
      ],
      "no-restricted-globals": ["error", { name: "fetch", message: "Use api, or send for a stream." }],
      "no-eval": "error",
    },
  },
  { files: ["src/api/**", "src/testing/**", "**/*.test.*", "e2e/**"], rules: { "no-restricted-globals": "off" } },
  // The virtualiser's answers change without its identity doing so; the one component that uses it is not to be memoised.
  { files: ["src/ui/data-table.tsx"], rules: { "react-hooks/incompatible-library": "off" } },
  { files: ["eslint.config.js"], ...ts.configs.disableTypeChecked },
  zone(["src/{ui,api,session,live}/**"], noAreas, noShell),
  ...areas.map((name) => zone([`src/areas/${name}/**`], noShell, no(areas.filter((o) => o !== name).map((o) => `**/${o}/**`), "Areas do not know each other."))),
);
