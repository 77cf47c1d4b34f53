import { SimpleGrid, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notifyDone } from "../../../ui/notify";
import { DialogForm } from "../../../ui/dialog-form";
import { ProviderSelect } from "../parts/provider-select";
import { useAddPrice } from "../queries/prices";
import { firstProvider, providers, type Provider } from "../queries/wire";

const amounts = ["input", "output", "cached", "cache_write", "cache_write_long", "image", "search"] as const;
const nothing = {
  model_pattern: "", input: "", output: "", cached: "", cache_write: "", cache_write_long: "", image: "", search: "", service_tier: "",
};
const unit = { image: "prices.per_image", search: "prices.per_search" } as const;

/** Adds a price; it stands before built-in ones for the models it matches. */
export function AddPriceForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("llm");
  const [provider, setProvider] = useState<Provider>(firstProvider);
  const [draft, setDraft] = useState(nothing);
  const add = useAddPrice();
  const set = (field: keyof typeof nothing, value: string) => setDraft((now) => ({ ...now, [field]: value }));
  const given = (text: string) => text.trim() || null;
  const submit = async () => {
    const added = await add.mutateAsync({
      provider, model_pattern: draft.model_pattern.trim(), input: draft.input.trim(), output: draft.output.trim(),
      cached: given(draft.cached), cache_write: given(draft.cache_write), cache_write_long: given(draft.cache_write_long),
      image: given(draft.image), search: given(draft.search), service_tier: given(draft.service_tier),
    });
    notifyDone(t("prices.added", { pattern: added.model_pattern }));
  };
  return (
    <DialogForm
      dirty={draft !== nothing} submit={t("prices.add_now")} onSubmit={submit} onClose={onClose}
      disabled={!draft.model_pattern.trim() || !draft.input.trim() || !draft.output.trim()}
    >
      {(faults) => (
        <>
          <ProviderSelect value={provider} among={providers} onChange={setProvider} error={faults("provider")} testId="price-provider" />
          <TextInput
            label={t("prices.pattern")} description={t("prices.pattern_about")} error={faults("model_pattern")} maxLength={100} spellCheck={false} data-autofocus
            value={draft.model_pattern} onChange={(event) => set("model_pattern", event.currentTarget.value)}
          />
          <SimpleGrid cols={2}>
            {amounts.map((field) => (
              <TextInput
                key={field} label={t(`prices.${field}`)} error={faults(field)} inputMode="decimal" leftSection="$"
                description={t(field === "image" || field === "search" ? unit[field] : "prices.per_million")}
                required={field === "input" || field === "output"} value={draft[field]} onChange={(event) => set(field, event.currentTarget.value)}
              />
            ))}
          </SimpleGrid>
          <TextInput
            label={t("prices.tier")} description={t("prices.tier_about")} error={faults("service_tier")} maxLength={32} spellCheck={false} value={draft.service_tier}
            onChange={(event) => set("service_tier", event.currentTarget.value)}
          />
        </>
      )}
    </DialogForm>
  );
}
