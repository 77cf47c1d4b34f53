import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./change-table.module.css";
import { wordsOf, type FieldChange } from "./changes";

/** Each changed field before and after. */
export function ChangeTable({ fields }: { readonly fields: readonly FieldChange[] }) {
  const { t } = useTranslation("audit");
  return (
    <Table className={classes.table} verticalSpacing="xs" horizontalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="28%">{t("changes.field")}</Table.Th>
          <Table.Th>{t("changes.before")}</Table.Th>
          <Table.Th>{t("changes.after")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(({ field, before, after }) => (
          <Table.Tr key={field}>
            <Table.Td>{field}</Table.Td>
            <Table.Td><del className={classes.before}>{wordsOf(before)}</del></Table.Td>
            <Table.Td><ins className={classes.after}>{wordsOf(after)}</ins></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
