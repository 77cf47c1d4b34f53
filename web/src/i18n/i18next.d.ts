import "i18next";
import type access from "../areas/access/messages.en.json";
import type account from "../areas/account/messages.en.json";
import type audit from "../areas/audit/messages.en.json";
import type llm from "../areas/llm/messages.en.json";
import type provider from "../areas/llm/provider.gen.en.json";
import type playground from "../areas/playground/messages.en.json";
import type runs from "../areas/runs/messages.en.json";
import type status from "../areas/status/messages.en.json";
import type door from "../door/messages.en.json";
import type shell from "../shell/messages.en.json";
import type ui from "../ui/messages.en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "ui";
    resources: {
      access: typeof access;
      account: typeof account;
      audit: typeof audit;
      door: typeof door;
      llm: typeof llm & { provider: typeof provider };
      playground: typeof playground;
      runs: typeof runs;
      shell: typeof shell;
      status: typeof status;
      ui: typeof ui;
    };
  }
}
