import { Anchor } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "../markdown/link";
import type { Picture } from "../wire";
import classes from "./pictures.module.css";

interface Props {
  readonly picture: Picture;
  readonly type: string;
  readonly number: number;
  readonly prompt: string;
}

/** One picture. One that lies elsewhere is linked and not fetched, so that no other server learns who looks at it. */
export function PictureView({ picture: { base64, url }, type, number, prompt }: Props) {
  const { t } = useTranslation("playground");
  if (base64 === undefined) {
    return <p className={classes.quiet}>{t("pictures.elsewhere")} {url !== undefined && <Link href={url} text={url} picture>{url}</Link>}</p>;
  }

  const source = `data:${type};base64,${base64}`;
  return (
    <figure className={classes.picture}>
      <img src={source} alt={prompt} />
      <figcaption>
        <Anchor href={source} download={`maru-${number}.${type.split("/")[1] ?? "png"}`} size="xs">
          <IconDownload size={14} aria-hidden style={{ verticalAlign: "-2px" }} /> {t("pictures.download")}
        </Anchor>
      </figcaption>
    </figure>
  );
}
