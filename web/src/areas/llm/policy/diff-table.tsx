import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./diff-table.module.css";
import type { PolicyChange } from "./policy-draft";
import { useChangeText } from "./change-text";

interface Props {
  readonly changes: readonly PolicyChange[];
  readonly from: string;
  readonly to: string;
}

/** What differs between two policies. */
export function DiffTable({ changes, from, to }: Props) {
  const { t } = useTranslation("llm");
  const { what, value } = useChangeText();
  return changes.length === 0 ? <Text size="sm" c="dimmed">{t("policy.same")}</Text> : (
    <div className={classes.box}>
      <Table verticalSpacing={6} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("policy.what")}</Table.Th>
            <Table.Th>{from}</Table.Th>
            <Table.Th>{to}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((change) => (
            <Table.Tr key={`${change.provider ?? ""}.${change.type ?? ""}`}>
              <Table.Td>{what(change)}</Table.Td>
              <Table.Td><span className={classes.before}>{value(change, change.from)}</span></Table.Td>
              <Table.Td><span className={classes.after}>{value(change, change.to)}</span></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
