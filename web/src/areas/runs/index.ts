import { IconAlertOctagon, IconPlayerPlay, IconServer2, IconTimeline } from "@tabler/icons-react";
import type { Area } from "../area";

export const runs: Area = {
  name: "runs",
  title: "runs:title",
  place: "sidebar",
  pages: [
    { path: "/runs", title: "runs:list.title", needs: "work.use_runs", icon: IconTimeline, jump: "r", load: async () => (await import("./pages/runs-page")).RunsPage },
    { path: "/runs/:id", title: "runs:one.title", needs: "work.use_runs", load: async () => (await import("./pages/run-page")).RunPage },
    { path: "/work/start", title: "runs:start.title", needs: "work.use_runs", icon: IconPlayerPlay, load: async () => (await import("./pages/start-page")).StartPage },
    { path: "/work/dead-letters", title: "runs:dead.title", needs: "work.read_all_runs", icon: IconAlertOctagon, load: async () => (await import("./pages/dead-letters-page")).DeadLettersPage },
    { path: "/work/engine", title: "runs:engine.title", needs: "work.read_all_runs", icon: IconServer2, load: async () => (await import("./pages/engine-page")).EnginePage },
  ],
  finders: [{ title: "runs:list.title", needs: "work.use_runs", load: async () => (await import("./find-runs")).findRuns }],
};
