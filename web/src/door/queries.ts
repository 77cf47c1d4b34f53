import { queryOptions } from "@tanstack/react-query";
import { api, ok } from "../api/api";

/** Whether the server still waits for its first account. */
export const setUpQuery = queryOptions({ queryKey: ["door", "set-up"], queryFn: () => ok(api.GET("/api/v1/identity/set-up")), staleTime: 0 });

/** How one comes to an account. */
export const signUpQuery = queryOptions({ queryKey: ["door", "sign-up"], queryFn: () => ok(api.GET("/api/v1/identity/sign-up")) });
