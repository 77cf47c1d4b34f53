import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem";

const Attempts = 2;

/**
 * What fails for a reason that stays is shown at once; what may pass is tried again. A browser that believes itself offline asks all the
 * same: the server may stand on this very machine, and otherwise a click would wait without a word.
 */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => count < Attempts && Problem.of(error).retryable,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
