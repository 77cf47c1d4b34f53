using System.Text;
using System.Text.Json.Nodes;
using Maru.Host.Tests.Crash;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Sql;
using Maru.Platform.Telemetry;
using Maru.Testing;

namespace Maru.Host.Tests.Canary;

/// <summary>
/// Secrets go in through every door and come out of none: not in the log at its most talkative, not in an answer, not in the database.
/// </summary>
public sealed class CanaryTests
{
    // Sends rows of work_event as they come, which are read in the database.
    private const string Endless = "/api/v1/live";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory, EachDialect]
    public Task A_secret_that_went_in_is_found_nowhere(Dialect dialect) => LookAsync(dialect, LogFormat.Json);

    [Fact]
    public Task A_secret_that_went_in_is_found_nowhere_when_the_log_is_for_a_person() => LookAsync(Dialect.Sqlite, LogFormat.Text);

    private static async Task LookAsync(Dialect dialect, LogFormat format)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var upstream = await EchoingUpstream.StartAsync();
        var canaries = new Canaries();
        await using var host = Begin(database, canaries, upstream, format);
        using var server = new Recorder(await host.UpAsync(), canaries);
        var doors = new Doors(server, canaries, upstream.Base);

        await doors.SetUpAsync(await KilledHost.TokenAsync(host));
        await doors.AdministerAsync();
        await doors.CallAsync();
        await ReadEverythingAsync(server);

        Assert.True(upstream.Answered > 10, $"The echoing provider was asked {upstream.Answered} times.");
        Assert.True(server.Answers > 150, $"{server.Answers} answers were read.");
        var stored = await StoredAsync(database);
        await host.KillAsync();
        var log = host.Output.Where(line => format is LogFormat.Text || line.StartsWith('{')).ToList();
        var talkative = format is LogFormat.Text ? " debug: " : "\"level\":\"debug\"";
        Assert.Contains(log, line => line.Contains(talkative, StringComparison.Ordinal));
        var inLog = log.SelectMany(line => canaries.FoundIn(line).Select(found => $"log: {found}: {line[..Math.Min(line.Length, 300)]}"));
        string[] leaks = [.. server.Leaks, .. inLog, .. canaries.FoundIn(stored).Select(found => $"database: {found}")];
        Assert.True(leaks.Length == 0, string.Join('\n', leaks));
        TestContext.Current.SendDiagnosticMessage($"{dialect}: {server.Answers} answers, {log.Count} log lines, {stored.Length} bytes stored.");
    }

    private static HostProcess Begin(
        TestDatabase database, Canaries canaries, EchoingUpstream upstream, LogFormat format) => HostProcess.Begin(
        [
            "serve", "--environment=Testing", "--Urls=http://127.0.0.1:0", $"--Database:Connection={database.Options.Connection}",
            "--Identity:PasswordIterations=1000", $"--Log:Format={format}", "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace",
            "--Http:Throttle:SignIn=1000", "--Http:Throttle:CallOut=1000", "--Llm:Calls:StoreContent=true",
            $"--Llm:Providers:openai:Address={upstream.Base}", $"--Llm:Providers:gemini:Address={upstream.Base}",
        ],
        ("ENCRYPTION_KEY", $"{canaries.Watch("encryption key", FernetKey.Generate().Reveal())},{canaries.Watch("former encryption key", FernetKey.Generate().Reveal())}"),
        ("OPENAI_API_KEY", canaries.Make("OPENAI_API_KEY")),
        ("GEMINI_API_KEY", canaries.Make("GEMINI_API_KEY", "AIza")));

    // Every GET the contract has, and those it has not, once the calls are in the log.
    private static async Task ReadEverythingAsync(Recorder server)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while ((await server.JsonAsync("GET", "/api/v1/admin/llm/calls", null)).GetProperty("total").GetInt64() < 20 && watch.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        var contract = JsonNode.Parse((await server.JsonAsync("GET", "/openapi/v1.json", null)).GetRawText())!;
        var paths = contract["paths"]!.AsObject().Where(path => path.Value!["get"] is not null && path.Key != Endless).Select(path => path.Key);
        foreach (var path in paths.Concat(["/metrics", "/health/live", "/health/ready"]))
        {
            var list = await server.JsonAsync("GET", path.Split("/{")[0], null);
            foreach (var id in Ids(list))
            {
                await server.JsonAsync("GET", $"{path.Split("/{")[0]}/{id}", null);
            }
        }
    }

    private static IEnumerable<string> Ids(System.Text.Json.JsonElement list) =>
        list.ValueKind == System.Text.Json.JsonValueKind.Object && list.TryGetProperty("items", out var items)
            ? [.. items.EnumerateArray().Where(i => i.TryGetProperty("id", out var id) && id.ValueKind == System.Text.Json.JsonValueKind.String).Take(10).Select(i => i.GetProperty("id").GetString()!)]
            : [];

    private static async Task<byte[]> StoredAsync(TestDatabase database)
    {
        if (database.Options.Dialect == Dialect.Postgres)
        {
            await using var session = await database.Db.OpenAsync(CancellationToken.None);
            var tables = await session.QueryAsync<string>(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()");
            var rows = new StringBuilder();
            foreach (var table in tables)
            {
                rows.AppendJoin('\n', await session.QueryAsync<string>($"SELECT CAST(t AS TEXT) FROM \"{table}\" t"));
            }

            return Encoding.UTF8.GetBytes(rows.ToString());
        }

        var all = new MemoryStream();
        foreach (var path in Directory.EnumerateFiles(database.Folder, "*", SearchOption.AllDirectories))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await file.CopyToAsync(all);
        }

        return all.ToArray();
    }
}
