import { MantineProvider } from "@mantine/core";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { RouterProvider } from "react-router";
import { theme } from "../ui/theme";
import { loadInside } from "./load-inside";
import type { createRouter } from "./router";

interface Props {
  readonly queries: QueryClient;
  readonly router: ReturnType<typeof createRouter>;
}

/** Anyone who begins to write at the door comes in soon: what is inside is there by then. */
function onFirstLetter(): () => void {
  const wish = new AbortController();
  // What fails here is asked for again on the way in, and says so there.
  document.addEventListener("input", () => void loadInside().catch(() => undefined), { once: true, signal: wish.signal });
  return () => wish.abort();
}

/** What every page stands on: the look, the server's data, the addresses. */
export function App({ queries, router }: Props) {
  useEffect(onFirstLetter, []);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
