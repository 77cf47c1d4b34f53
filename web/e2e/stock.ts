import { vi } from "vitest";
import type { Person } from "./person";
import type { World } from "./world";

/** Puts another provider in force, as a program does. */
export async function switchTo(admin: Person, provider: string, reason: string): Promise<void> {
  const { version } = await admin.get<{ version: number }>("/api/v1/llm/policy");
  await admin.post("/api/v1/admin/llm/policy", { provider, reason, expected_version: version, probe: false });
}

/** What a simulated vendor does beside its ordinary answers, in the simulator's own names. */
interface Rule {
  readonly model?: string;
  readonly times?: number;
  readonly fault?: string;
  readonly text?: string;
  readonly chunks?: number;
  readonly gap_ms?: number;
}

export const script = (world: World, rules: readonly Rule[]) =>
  fetch(`${world.simulator}/_sim/script`, { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ rules }) });

/** A server with something on every page: keys, models, people, calls that went well and not, runs that ended and wait. */
export async function stock(admin: Person, world: World): Promise<void> {
  await admin.post("/api/v1/admin/llm/api-keys", { provider: "openai", api_key: "sk-stock-1234567890abcdef", name: "main" });
  await admin.post("/api/v1/admin/llm/api-keys", { provider: "gemini", api_key: "AIza-stock-1234567890abcdef", name: "" });
  await admin.post("/api/v1/admin/llm/models", { provider: "openai", model_id: "gpt-4o-mini", name: "", parameters: { temperature: 0.2 }, is_default: true });
  await admin.post("/api/v1/admin/llm/models", { provider: "gemini", model_id: "gemini-2.5-flash", name: "fast one" });
  await switchTo(admin, "openai", "a real model at last");
  const { secret } = await admin.post<{ secret: string }>("/api/v1/identity/client-keys", { name: "notebook", limits: { cost_per_month_micros: 5_000_000 } });
  await script(world, [{ fault: "500", model: "gpt-4o", times: 6 }]);
  for (const [model, content] of [["openai/gpt-4o", "Will this go well?"], ["default", "Hello, who answers me?"], ["text-small", "And again?"], ["gemini/gemini-2.5-flash", "Thank you."]]) {
    const answer = await fetch(`${world.url}/v1/chat/completions`, {
      method: "POST", headers: { "Content-Type": "application/json", Authorization: `Bearer ${secret}` },
      body: JSON.stringify({ model, messages: [{ role: "user", content }] }),
    });
    await answer.text();
  }

  await script(world, []);
  // Calls are written down a moment after the answer.
  await vi.waitFor(async () => {
    const { total } = await admin.get<{ total: number }>("/api/v1/admin/llm/calls");
    if (total < 4) {
      throw new Error(`${total} of 4 calls are written down.`);
    }
  }, { timeout: 15_000, interval: 50 });
  await admin.invite("bert", "operator");
  await admin.invite("cara", "viewer");
  await admin.post("/api/v1/admin/identity/invitations", { role: "user", note: "for Dora" });
  await admin.post("/api/v1/work/runs", { kind: "work.forget_runs", input: {}, at: "2099-01-01T00:00:00Z" });
  await admin.post("/api/v1/work/runs", { kind: "work.forget_runs", input: {} });
}
