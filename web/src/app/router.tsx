import { createBrowserRouter, type RouteObject } from "react-router";
import { areas } from "../areas";
import { Loading } from "../ui/loading";
import { PageBroken } from "./page-broken";
import { routeOf } from "./route-of";
import { SignedIn } from "./signed-in";

const door: RouteObject[] = [
  { path: "/sign-in", lazy: async () => ({ Component: (await import("../door/sign-in-page")).SignInPage }) },
  { path: "/set-up", lazy: async () => ({ Component: (await import("../door/set-up-page")).SetUpPage }) },
  { path: "/join", lazy: async () => ({ Component: (await import("../door/join-page")).JoinPage }) },
  { path: "/change-password", lazy: async () => ({ Component: (await import("../door/change-password-page")).ChangePasswordPage }) },
];

const inside: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import("../shell/home")).Home }) },
  { path: "/shortcuts", lazy: async () => ({ Component: (await import("../shell/shortcuts-page")).ShortcutsPage }) },
  ...areas.flatMap((area) => area.pages).map(routeOf),
  { path: "*", lazy: async () => ({ Component: (await import("../shell/nowhere")).Nowhere }) },
];

/** The doors stand alone, so that whoever signs in loads little; the shell comes after that, and each page when it is opened. */
export const createRouter = () =>
  createBrowserRouter([
    {
      errorElement: <PageBroken />,
      HydrateFallback: Loading,
      children: [
        ...door,
        {
          element: <SignedIn />,
          children: [{ lazy: async () => ({ Component: (await import("../shell/shell")).Shell }), errorElement: <PageBroken />, children: inside }],
        },
      ],
    },
  ]);
