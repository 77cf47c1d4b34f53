// Prints one line of JSON for each check; exit code 1 when any failed.
export async function run(checks) {
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check();
      console.log(JSON.stringify({ name, ok: true }));
    } catch (e) {
      failed++;
      console.log(JSON.stringify({ name, ok: false, detail: String(e?.stack ?? e).slice(0, 800) }));
    }
  }

  process.exit(failed === 0 ? 0 : 1);
}
