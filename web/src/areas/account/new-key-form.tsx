import { Alert, Button, Checkbox, Group, NumberInput, Stack, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Wire } from "../../api/api";
import { useFieldText } from "../../ui/field-text";
import { useProblemText } from "../../ui/problem-text";
import { keyWish, scopes, type KeyForm } from "./key-wish";

interface Props {
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSubmit: (wanted: Wire["IdentityCreateClientKeyRequest"]) => void;
}

/** What a new key is called, what it opens and how far. */
export function NewKeyForm({ error, busy, onSubmit }: Props) {
  const { t } = useTranslation("account");
  const explain = useProblemText();
  const fieldText = useFieldText(error);
  const [form, setForm] = useState<KeyForm>({ name: "", scopes: [...scopes], days: "", requests: "", tokens: "", dollars: "" });
  const set = (change: Partial<KeyForm>) => setForm((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(keyWish(form, Date.now()));
  };
  const limit = (field: "days" | "requests" | "tokens" | "dollars", decimals = 0) => (
    <NumberInput label={t(`keys.limit.${field}`)} placeholder={t("keys.limit.none")} min={0} allowNegative={false} decimalScale={decimals} thousandSeparator="," hideControls value={form[field]} onChange={(value) => set({ [field]: value })} />
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        {error != null && fieldText("name") === undefined && (
          <Alert color="red" role="alert">
            {explain(error)}
          </Alert>
        )}
        <TextInput label={t("keys.name")} placeholder={t("keys.name_example")} required withAsterisk={false} maxLength={100} data-autofocus value={form.name} onChange={(e) => set({ name: e.currentTarget.value })} error={fieldText("name")} />
        <Checkbox.Group label={t("keys.scopes")} value={form.scopes} onChange={(value) => set({ scopes: value })}>
          <Group mt={6}>
            {scopes.map((scope) => (
              <Checkbox key={scope} value={scope} label={t(`keys.scope.${scope}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group grow>
          {limit("requests")}
          {limit("tokens")}
        </Group>
        <Group grow>
          {limit("dollars", 2)}
          {limit("days")}
        </Group>
        <Button type="submit" loading={busy} disabled={form.name.trim() === "" || form.scopes.length === 0} style={{ alignSelf: "flex-end" }}>
          {t("keys.make")}
        </Button>
      </Stack>
    </form>
  );
}
