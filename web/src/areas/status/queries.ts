import { useQuery } from "@tanstack/react-query";
import { api, ok } from "../../api/api";

/** As often as the server takes a sample. */
const Often = 10_000;

/** How the server is, every ten seconds. */
export const useStatus = () => useQuery({ queryKey: ["status"], queryFn: () => ok(api.GET("/api/v1/status")), refetchInterval: Often, staleTime: Often / 2 });
