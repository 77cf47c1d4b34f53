import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem";

const Attempts = 2;

/** What fails for a reason that stays is shown at once; what may pass is tried again. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => count < Attempts && Problem.of(error).retryable,
      },
      mutations: { retry: false },
    },
  });
