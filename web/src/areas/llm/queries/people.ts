import { useQuery } from "@tanstack/react-query";
import { api, ok } from "../../../api/api";
import { useMay, useMe } from "../../../session/session";

const ForLong = 5 * 60_000;

/** A person's name, for who may look accounts up; one's own always. */
export function usePersonName(id: string): string | undefined {
  const me = useMe();
  const may = useMay();
  const account = useQuery({
    queryKey: ["person", id],
    queryFn: () => ok(api.GET("/api/v1/admin/identity/users/{id}", { params: { path: { id } } })),
    enabled: id !== "" && id !== me.id && may("identity.manage_users"),
    staleTime: ForLong,
    retry: false,
  });
  return id === me.id ? me.display_name || me.username : account.data?.display_name || account.data?.username;
}
