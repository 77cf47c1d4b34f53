import { Alert } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import type { Connection } from "../queries/wire";
import { useConnectionText } from "./connection-text";

/** The result of trying what is in a form. */
export function ConnectionResult({ result }: { readonly result: Connection }) {
  const say = useConnectionText();
  const works = result.status === "success";
  return (
    <Alert variant="outline" role="status" color={works ? "teal" : "red"} icon={works ? <IconCircleCheck size={18} aria-hidden /> : <IconCircleX size={18} aria-hidden />}>
      {say(result)}
    </Alert>
  );
}
