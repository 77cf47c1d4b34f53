import { IconChartBar, IconCpu, IconListDetails, IconReceipt2, IconSwitchHorizontal } from "@tabler/icons-react";
import type { Area } from "../area";

export const llm: Area = {
  name: "llm",
  title: "llm:title",
  place: "sidebar",
  pages: [
    { path: "/llm/models", title: "llm:models.page", needs: "llm.read", icon: IconCpu, jump: "m", load: async () => (await import("./models/models-page")).ModelsPage },
    { path: "/llm/policy", title: "llm:policy.page", needs: "llm.read", icon: IconSwitchHorizontal, jump: "o", load: async () => (await import("./policy/policy-page")).PolicyPage },
    { path: "/llm/calls", title: "llm:calls.page", needs: "llm.read_own_calls", icon: IconListDetails, jump: "c", load: async () => (await import("./calls/calls-page")).CallsPage },
    { path: "/llm/calls/:id", title: "llm:call.page", needs: "llm.read_own_calls", load: async () => (await import("./calls/call-page")).CallPage },
    { path: "/llm/usage", title: "llm:usage.page", needs: "llm.read_own_calls", icon: IconChartBar, load: async () => (await import("./usage/usage-page")).UsagePage },
    { path: "/llm/prices", title: "llm:prices.page", needs: "llm.manage_prices", icon: IconReceipt2, load: async () => (await import("./prices/prices-page")).PricesPage },
  ],
  finders: [{ title: "llm:models.list", needs: "llm.read", load: async () => (await import("./models/find-models")).findModels }],
};
