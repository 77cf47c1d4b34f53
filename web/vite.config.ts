import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { precompress } from "./build/precompress.ts";

const server = process.env["MARU_SERVER"] ?? "http://127.0.0.1:8080";
const served = ["/api", "/v1", "/health", "/metrics", "/openapi"];

export default defineConfig({
  plugins: [react(), precompress()],
  // The Host header stays the page's own, or the server would take a change for one from another site.
  server: { port: 5173, proxy: Object.fromEntries(served.map((path) => [path, { target: server, changeOrigin: false }])) },
  // A data: URL for a small file would be an exception in the content security policy.
  // light-dark() stays as it is: what it would be lowered to does not see that Mantine sets the colour scheme by a variable.
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600,
    // Every file costs a request and a compilation of its own, and a chunk that imports back is run in the wrong order. So: what the doors
    // need is one file; what pages share is a second, which needs only the first; what one area's pages share is one of that area.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "index", tags: ["$initial"], priority: 3 },
            { name: "shared", test: /\/(?:node_modules\/(?!marked\/)|src\/(?!areas\/))/, minShareCount: 2, priority: 2 },
            { name: (id) => /\/src\/areas\/([^/]+)\//.exec(id)?.[1], minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/set-up.ts"],
    restoreMocks: true,
  },
});
