import { spawn, type ChildProcess } from "node:child_process";

const Patience = 60_000;

/** A program of the build, in a process of its own. */
export class Program {
  private output = "";
  private readonly process: ChildProcess;

  constructor(dll: string, args: readonly string[], folder: string) {
    this.process = spawn("dotnet", [dll, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    this.process.stdout?.on("data", (text: Buffer) => (this.output += text.toString()));
    this.process.stderr?.on("data", (text: Buffer) => (this.output += text.toString()));
  }

  /** What follows a text in the program's output, up to the next blank; waits for it. */
  async said(before: string): Promise<string> {
    const end = Date.now() + Patience;
    while (Date.now() < end && this.process.exitCode === null) {
      const at = this.output.indexOf(before);
      const word = at < 0 ? null : /^(\S+)\s/.exec(this.output.slice(at + before.length));
      if (word?.[1]) {
        return word[1];
      }

      await new Promise((resolve) => setTimeout(resolve, 20));
    }

    throw new Error(`The program did not say "${before}":\n${this.output}`);
  }

  /** All it wrote until now. */
  get written(): string {
    return this.output;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      const ended = new Promise((resolve) => this.process.once("exit", resolve));
      this.process.kill("SIGKILL");
      await ended;
    }
  }
}
