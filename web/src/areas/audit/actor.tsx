import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMe } from "../../session/session";
import { IdText } from "../../ui/id-text";
import type { Entry } from "./queries";

/** Who did it: oneself, somebody by name where the server says it, a program, or nobody known. */
export function Actor({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation("audit");
  const me = useMe();
  const kinds = ["user", "system", "api", "webhook"] as const;
  const kind = kinds.find((known) => known === entry.actor_type);
  if (entry.actor_id === null) {
    return <Text size="sm" c="dimmed">{kind ? t(`actor.${kind}`) : entry.actor_type}</Text>;
  }

  return entry.actor_id === me.id ? <>{me.display_name || me.username}</> : entry.actor_name ? <>{entry.actor_name}</> : <IdText id={entry.actor_id} />;
}
