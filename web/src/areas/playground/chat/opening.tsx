import { Button, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./opening.module.css";

const ideas = ["explain", "code", "table"] as const;

/** Before the first word: what this is, and something to begin with. */
export function Opening({ onPick }: { readonly onPick: (prompt: string) => void }) {
  const { t } = useTranslation("playground");
  return (
    <Stack align="center" gap="xs" className={classes.opening}>
      <Title order={2}>{t("opening.title")}</Title>
      <Text c="dimmed" ta="center" maw={480}>{t("opening.text")}</Text>
      <div className={classes.ideas}>
        {ideas.map((idea) => (
          <Button key={idea} variant="default" size="xs" fw={400} h="auto" className={classes.idea} onClick={() => onPick(t(`opening.ideas.${idea}`))}>
            {t(`opening.ideas.${idea}`)}
          </Button>
        ))}
      </div>
    </Stack>
  );
}
