import { Group, ScrollArea, SimpleGrid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyText } from "../../../ui/copy-text";
import classes from "./raw-content.module.css";
import { pretty } from "./readable";

interface Props {
  readonly request: string;
  readonly response: string;
}

/** Request and answer as they went over the wire. */
export function RawContent({ request, response }: Props) {
  const { t } = useTranslation("llm");
  const parts = [[t("content.request"), pretty(request)], [t("content.response"), pretty(response)]] as const;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      {parts.map(([title, text]) => (
        <div key={title} style={{ minWidth: 0 }}>
          <Group justify="space-between" mb={6}>
            <Text size="sm" fw={500}>{title}</Text>
            <CopyText value={text} />
          </Group>
          <ScrollArea.Autosize mah={480} className={classes.box} tabIndex={0}>
            <pre className={classes.text}>{text}</pre>
          </ScrollArea.Autosize>
        </div>
      ))}
    </SimpleGrid>
  );
}
