import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Program } from "./program";

const programs = resolve(import.meta.dirname, "../../artifacts/bin");
const dll = (project: string) => join(programs, project, process.env["MARU_CONFIGURATION"] ?? "debug", `Maru.${project}.dll`);

/** The real server on a database of its own, and the simulator that plays every vendor. */
export interface World {
  readonly url: string;
  readonly simulator: string;
  /** Makes the first administrator, once. */
  readonly token: string;
  /** What the server wrote until now, its warnings among it. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

export async function startWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "maru-e2e-"));
  const simulator = new Program(dll("LlmSimulator"), ["--urls", "http://127.0.0.1:0"], folder);
  const vendors = (await simulator.said("Simulator listens on ")).replace(/\/$/, "");
  const host = new Program(dll("Host"), [
    "--environment=Testing", "--Urls=http://127.0.0.1:0", "--Database:Connection=maru.db", `--ENCRYPTION_KEY=${randomBytes(32).toString("base64url")}=`,
    "--Identity:PasswordIterations=1000", "--Logging:LogLevel:Default=Warning", "--Http:Throttle:SignIn=10000", "--Http:Throttle:CallOut=10000",
    "--Http:Throttle:Default=1000000", `--Llm:Providers:openai:Address=${vendors}/v1/`, `--Llm:Providers:gemini:Address=${vendors}/v1beta/`,
  ], folder);
  const stop = async () => {
    await host.stop();
    await simulator.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = await host.said("listening on ");
    await host.said("set-up --server ");
    const token = (await readFile(join(folder, "set-up-token"), "utf8")).trim();
    return { url, simulator: vendors, token, output: () => host.written, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
