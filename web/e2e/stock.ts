import type { Person } from "./person";
import type { World } from "./world";

/** A server with something on every page: keys, people, calls, sessions. */
export async function stock(admin: Person, world: World): Promise<void> {
  await admin.post("/api/v1/admin/llm/api-keys", { provider: "openai", api_key: "sk-stock-1234567890abcdef", name: "main" });
  const { secret } = await admin.post<{ secret: string }>("/api/v1/identity/client-keys", { name: "notebook" });
  for (const content of ["Hello, who answers me?", "And again?", "Thank you."]) {
    const answer = await fetch(`${world.url}/v1/chat/completions`, {
      method: "POST", headers: { "Content-Type": "application/json", Authorization: `Bearer ${secret}` },
      body: JSON.stringify({ model: "text-small", messages: [{ role: "user", content }] }),
    });
    await answer.text();
  }

  await admin.invite("bert", "operator");
  await admin.invite("cara", "viewer");
  await admin.post("/api/v1/admin/identity/invitations", { role: "user", note: "for Dora" });
}
