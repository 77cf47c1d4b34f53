import { defineConfig } from "vitest/config";

/** Files that measure: one server and one browser at a time, or they would measure each other. */
const speeds = ["e2e/chat-speed.e2e.ts", "e2e/first-load.e2e.ts"];

export default defineConfig(({ mode }) => ({
  test: {
    environment: "node",
    testTimeout: 240_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 15_000, interval: 50 } },
    projects: mode === "tour" ? [{ extends: true, test: { name: "tour", include: ["e2e/tour/tour.ts"] } }] : [
      { extends: true, test: { name: "stories", include: ["e2e/*.e2e.ts"], exclude: speeds, maxWorkers: 2, sequence: { groupOrder: 0 } } },
      { extends: true, test: { name: "speeds", include: speeds, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
}));
