import "./inside.css";
import type { RouteObject } from "react-router";
import { areas } from "../areas";
import { Home } from "../shell/home";
import { Shell } from "../shell/shell";
import { PageBroken } from "./page-broken";
import { routeOf } from "./route-of";
import { SignedIn } from "./signed-in";

const pages: RouteObject[] = [
  { index: true, Component: Home },
  { path: "/shortcuts", lazy: async () => ({ Component: (await import("../shell/shortcuts-page")).ShortcutsPage }) },
  ...areas.flatMap((area) => area.pages).map(routeOf),
  { path: "*", lazy: async () => ({ Component: (await import("../shell/nowhere")).Nowhere }) },
];

/** Every page for somebody who is signed in. */
export const inside: RouteObject[] = [
  { element: <SignedIn />, children: [{ element: <Shell />, errorElement: <PageBroken />, children: pages }] },
];
