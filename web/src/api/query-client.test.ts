import { onlineManager } from "@tanstack/react-query";
import { afterEach, expect, it } from "vitest";
import { createQueryClient } from "./query-client";

afterEach(() => onlineManager.setOnline(true));

it("asks a server on this machine even while the browser believes itself offline", async () => {
  const queries = createQueryClient();
  onlineManager.setOnline(false);

  const read = queries.fetchQuery({ queryKey: ["read"], queryFn: () => "answered" });
  const written = queries.getMutationCache().build(queries, { mutationFn: () => Promise.resolve("done") }).execute(undefined);

  const waited = new Promise((resolve) => setTimeout(resolve, 500, "paused"));
  await expect(Promise.race([Promise.all([read, written]), waited])).resolves.toEqual(["answered", "done"]);
});
