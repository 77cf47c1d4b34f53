import { useMutation, useQueryClient } from "@tanstack/react-query";

/** Every key of this area begins so; the playground's model picker too, so that it sees a switch at once. */
export const llmKey = ["llm"] as const;

/**
 * A change of keys, models or policy. One may move the current model, the default, the status and the policy at once, so whatever of the
 * area is on the page is read again, whether or not the change was taken.
 */
export function useChange<Sent, Answer>(run: (sent: Sent) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: run, onSettled: () => void queries.invalidateQueries({ queryKey: llmKey }) });
}
