import type { Query } from "../../api/api";
import { filtersFor, select, text } from "../../ui/filters/describe";
import { roles } from "./roles";

/** How the accounts can be narrowed. */
export const userFilters = filtersFor<Query<"listUsers">>()({
  search: text({ label: "access:users.search", search: true, most: 100 }),
  role: select({ label: "access:column.role", choices: roles, say: (role) => `shell:role.${role}` }),
  state: select({
    label: "access:column.state", choices: ["active", "disabled"], say: (state) => `access:state.${state}`,
    asks: (state) => ({ disabled: state === "disabled" }),
  }),
});
