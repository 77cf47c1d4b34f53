import { IconPhoto } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useMe } from "../../../session/session";
import { Empty } from "../../../ui/empty";
import { Page } from "../../../ui/page";
import { BuiltinNotice } from "../choice/builtin-notice";
import { onlyBuiltin } from "../choice/choices";
import { ModeTabs } from "../choice/mode-tabs";
import { albumOf } from "../pictures/album";
import { DrawingBoard } from "../pictures/drawing-board";
import classes from "../pictures/pictures.module.css";
import { ShotView } from "../pictures/shot-view";
import { sourcesQuery } from "../queries";
import { useStore } from "../store";

/** Having pictures drawn. */
export function ImagesPage() {
  const { t } = useTranslation("playground");
  const { id } = useMe();
  const [album] = useState(() => albumOf(id));
  const shots = useStore(album.shots);
  const { data: sources } = useQuery({ ...sourcesQuery, enabled: useMay()("llm.read") });
  const running = shots.some((shot) => shot.phase === "running");
  return (
    <Page title={t("title")} actions={<ModeTabs />}>
      <div className={classes.column}>
        <DrawingBoard running={running} onTake={album.take} onStop={album.stop} />
        {sources && onlyBuiltin(sources) && shots.length === 0 && <BuiltinNotice />}
        {shots.length === 0 && <Empty icon={IconPhoto} title={t("pictures.empty")}>{t("pictures.empty_text")}</Empty>}
        {shots.map((shot) => <ShotView key={shot.id} shot={shot} onAgain={running ? undefined : () => album.take(shot.wish)} />)}
      </div>
    </Page>
  );
}
