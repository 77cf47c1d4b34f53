import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { api, ifMatch, ok, type Wire } from "../../../api/api";
import { listOptions } from "../../../api/list";
import { llmKey, useChange } from "./change";
import type { ApiKey } from "./wire";

export const PageSize = 100;

const one = (id: string) => ({ params: { path: { id } } });

export const useApiKeys = () =>
  useInfiniteQuery(listOptions([...llmKey, "api-keys"], (query) => ok(api.GET("/api/v1/admin/llm/api-keys", { params: { query } })), PageSize));

export const useAddKey = () => useChange((body: Wire["LlmAddApiKeyRequest"]) => ok(api.POST("/api/v1/admin/llm/api-keys", { body })));

export const useChangeKey = (key: ApiKey) =>
  useChange((body: Wire["LlmChangeApiKeyRequest"]) => ok(api.PATCH("/api/v1/admin/llm/api-keys/{id}", { ...one(key.id), body, headers: ifMatch(key.row_version) })));

export const useRemoveKey = (key: ApiKey) => useChange(() => ok(api.DELETE("/api/v1/admin/llm/api-keys/{id}", one(key.id))));

export const useTestKey = (key: ApiKey) => useChange(() => ok(api.POST("/api/v1/admin/llm/api-keys/{id}/test", { ...one(key.id), body: {} })));

/** Tries what is in a form; nothing is stored. */
export const useTestConnection = () => useMutation({ mutationFn: (body: Wire["LlmTestConnectionRequest"]) => ok(api.POST("/api/v1/admin/llm/test-connection", { body })) });

export const useRotateKeys = () => useChange(() => ok(api.POST("/api/v1/admin/llm/rotate")));

export const usePurgeUndecryptable = () => useChange(() => ok(api.POST("/api/v1/admin/llm/purge-undecryptable", { body: { confirm: true } })));

export const useImportEnvironment = () =>
  useChange((dryRun: boolean) => ok(api.POST("/api/v1/admin/llm/import-env", { params: { query: { dry_run: dryRun, changed: true } } })));
