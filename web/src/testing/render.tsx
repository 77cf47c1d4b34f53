import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import type { Wire } from "../api/api";
import { become, type Me } from "../session/session";
import { theme } from "../ui/theme";

/** Somebody with every permission a test names. */
export const somebody = (change: Partial<Me> = {}): Me => ({
  id: "0198c000-0000-7000-8000-000000000001", username: "ada", email: null, display_name: "Ada", role: "user", locale: "en", time_zone: "Asia/Seoul",
  session_id: "s", permissions: [], intents: [], data_scope: null, version: 1, ...change,
});

/** Somebody as the doors know them. */
export const aUser = (): Wire["IdentityUserResponse"] => ({
  id: "0198c000-0000-7000-8000-000000000001", username: "ada", role: "user", locale: "en", password_change_required: false,
});

interface Options {
  readonly me?: Me;
  readonly path?: string;
  /** The address's pattern, for pages that read parameters. */
  readonly pattern?: string;
}

/** Renders a page or part as the app would, with somebody signed in. */
export function renderPage(element: ReactNode, { me = somebody(), path = "/", pattern = "*" }: Options = {}) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  become(queries, { kind: "in", me });
  const router = createMemoryRouter([{ path: pattern, element }], { initialEntries: [path] });
  const view = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...view, queries, router };
}
