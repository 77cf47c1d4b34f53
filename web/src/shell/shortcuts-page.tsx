import { Kbd, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useText } from "../i18n/text";
import { Page } from "../ui/page";
import { commandKey } from "./command-key";
import { useJumps } from "./shortcuts";

/** Every key that does something. */
export function ShortcutsPage() {
  const { t } = useTranslation("shell");
  const text = useText();
  const keys: [string[], string][] = [
    [[commandKey, "K"], t("palette.open")],
    [["?"], t("shortcuts.title")],
    ...useJumps().map(({ jump, title }): [string[], string] => [["g", jump], text(title)]),
  ];
  return (
    <Page title={t("shortcuts.title")} description={t("shortcuts.text")} narrow>
      <Table>
        <Table.Tbody>
          {keys.map(([combination, meaning]) => (
            <Table.Tr key={combination.join()}>
              <Table.Td w={140}>
                {combination.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{meaning}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Page>
  );
}
