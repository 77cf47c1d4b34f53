import { IconPhoto } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./markdown.module.css";
import { misleads, safeLink } from "./safe-link";

interface Props {
  readonly href: string;
  readonly text: string;
  readonly picture?: boolean;
  readonly children: ReactNode;
}

/** A link out of an answer. One that may not be followed is its text; one whose text names another place says where it leads. */
export function Link({ href, text, picture = false, children }: Props) {
  const safe = safeLink(href);
  if (safe === undefined) {
    return <span>{children}</span>;
  }

  return (
    <>
      <a href={safe.href} title={safe.href} target="_blank" rel="noopener noreferrer nofollow" className={classes.link}>
        {picture && <IconPhoto size={14} aria-hidden className={classes.picture} />}
        <bdi>{children}</bdi>
      </a>
      {(picture || misleads(text, safe)) && <span className={classes.place}> ({safe.place})</span>}
    </>
  );
}
