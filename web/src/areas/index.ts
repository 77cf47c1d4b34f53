import { access } from "./access";
import { account } from "./account";
import type { Area } from "./area";
import { audit } from "./audit";
import { llm } from "./llm";
import { playground } from "./playground";
import { runs } from "./runs";
import { status } from "./status";

/** Every area, in the order of the sidebar. */
export const areas: readonly Area[] = [playground, llm, runs, access, audit, status, account];
