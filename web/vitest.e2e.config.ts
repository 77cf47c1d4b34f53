import { defineConfig } from "vitest/config";

// One server and one browser at a time: two of each would measure each other.
export default defineConfig(({ mode }) => ({
  test: {
    environment: "node",
    include: [mode === "tour" ? "e2e/tour/tour.ts" : "e2e/**/*.e2e.ts"],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 15_000, interval: 50 } },
  },
}));
