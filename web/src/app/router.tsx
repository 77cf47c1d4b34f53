import type { QueryClient } from "@tanstack/react-query";
import { createBrowserRouter, type RouteObject } from "react-router";
import { ChangePasswordPage } from "../door/change-password-page";
import { JoinPage } from "../door/join-page";
import { SetUpPage } from "../door/set-up-page";
import { SignInPage } from "../door/sign-in-page";
import { standingQuery } from "../session/session";
import { Loading } from "../ui/loading";
import { loadInside } from "./load-inside";
import { PageBroken } from "./page-broken";

const door: RouteObject[] = [
  { path: "/sign-in", Component: SignInPage },
  { path: "/set-up", Component: SetUpPage },
  { path: "/join", Component: JoinPage },
  { path: "/change-password", Component: ChangePasswordPage },
];

const Root = "root";

/** The doors are in the first file. Any other address brings what is inside, while the server is asked who is there. */
export function createRouter(queries: QueryClient) {
  let isIn = false;
  return createBrowserRouter([{ id: Root, errorElement: <PageBroken />, HydrateFallback: Loading, children: door }], {
    patchRoutesOnNavigation: async ({ patch, signal }) => {
      if (isIn) {
        return;
      }

      void queries.prefetchQuery(standingQuery);
      const inside = await loadInside();
      // A navigation that was given up adds nothing.
      isIn = !signal.aborted;
      patch(Root, inside);
    },
  });
}
