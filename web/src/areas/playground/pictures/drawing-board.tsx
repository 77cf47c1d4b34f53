import { Button, NumberInput, Select } from "@mantine/core";
import { IconPhotoPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskBox } from "../ask/ask-box";
import { ModelPicker } from "../choice/model-picker";
import { MostPictures, sizes, type Wish } from "./album";
import classes from "./pictures.module.css";

interface Props {
  readonly running: boolean;
  readonly onTake: (wish: Wish) => void;
  readonly onStop: () => void;
}

/** What to draw, by whom, how large and how many. */
export function DrawingBoard({ running, onTake, onStop }: Props) {
  const { t } = useTranslation("playground");
  const [wish, setWish] = useState<Wish>({ prompt: "", model: "image", size: "auto", count: 1 });
  const set = (change: Partial<Wish>) => setWish((old) => ({ ...old, ...change }));
  const ready = wish.prompt.trim() !== "" && !running;
  const take = () => ready && onTake(wish);
  return (
    <div className={classes.board}>
      <AskBox label={t("pictures.prompt")} placeholder={t("pictures.placeholder")} value={wish.prompt} onChange={(prompt) => set({ prompt })} onSend={take}
        tools={
          <>
            <ModelPicker kind="images" label={t("choice.label")} value={wish.model} onChange={(model) => set({ model })} />
            <Select size="xs" w={128} aria-label={t("pictures.size")} allowDeselect={false} value={wish.size} onChange={(size) => size !== null && set({ size })}
              data={sizes.map((value) => ({ value, label: value === "auto" ? t("pictures.any_size") : value.replace("x", " × ") }))} />
            <NumberInput size="xs" w={72} aria-label={t("pictures.count")} min={1} max={MostPictures} clampBehavior="strict" allowDecimal={false} value={wish.count}
              onChange={(count) => typeof count === "number" && set({ count })} />
          </>
        }
        action={running
          ? <Button size="xs" variant="default" onClick={onStop}>{t("pictures.stop")}</Button>
          : <Button size="xs" leftSection={<IconPhotoPlus size={15} aria-hidden />} disabled={!ready} onClick={take}>{t("pictures.take")}</Button>} />
    </div>
  );
}
