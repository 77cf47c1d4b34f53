using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Crash;

/// <summary>A server killed while it takes over the environment's keys has taken over all or none of them.</summary>
[Collection("Crash")]
public sealed class ImportCrashTests
{
    private const int Imports = 3;
    private static readonly (string, string)[] Environment =
    [
        ("OPENAI_API_KEY", "sk-good-import-1234567890abcdef"), ("GEMINI_API_KEY", "AIza-good-import-1234567890abcdef"),
        ("LLM__DEFAULT_MODEL", "openai/gpt-4o-mini"),
    ];

    public static bool HasPostgres => TestDatabase.WhyNoPostgres is null;

    [Fact]
    public async Task An_import_killed_at_any_moment_is_whole_or_absent_and_then_done_once()
    {
        await using var migrated = await MigratedAsync();
        var most = await WrittenByAWholeStartAsync(migrated);
        var moments = new Random(23);
        var before = 0;
        for (var death = 0; death < Moment.Deaths; death++)
        {
            await using var killed = await CopyAsync(migrated);
            await using (var host = killed.Begin("serve", Environment))
            {
                await Moment.WhenWrittenAsync(killed.Database.Options.Connection, (long)(moments.NextDouble() * most));
                await host.KillAsync();
            }

            var found = await FoundAsync(killed);
            Assert.Contains(found, new[] { (0L, 0L, 0L), (2L, 1L, Imports) });
            before += found.Records == 0 ? 1 : 0;
            await RestartAsync(killed);
        }

        TestContext.Current.SendDiagnosticMessage($"{before} of {Moment.Deaths} deaths were before the import.");
    }

    [Fact(Skip = "PostgreSQL is not configured: set MARU_TEST_POSTGRES to a connection string.", SkipUnless = nameof(HasPostgres))]
    public async Task An_import_killed_between_its_keys_and_its_model_leaves_nothing_behind()
    {
        await using var killed = await MigratedAsync(Dialect.Postgres);
        await using (var holder = await killed.Database.Db.BeginAsync(CancellationToken.None))
        {
            await holder.ExecuteAsync("LOCK TABLE llm_model IN SHARE MODE");
            await using var host = killed.Begin("serve", Environment);
            await Moment.WhenAsync(async () => await holder.ScalarAsync<long>(
                "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND relation = 'llm_model'::regclass") > 0);
            await host.KillAsync();
        }

        Assert.Equal((0, 0, 0), await FoundAsync(killed));
        await RestartAsync(killed);
    }

    private static async Task<KilledHost> MigratedAsync(Dialect dialect = Dialect.Sqlite)
    {
        var migrated = await KilledHost.OnAsync(dialect);
        await using var host = migrated.Begin("migrate");
        await host.EndAsync();
        return migrated;
    }

    private static async Task<KilledHost> CopyAsync(KilledHost migrated)
    {
        var copy = await KilledHost.OnAsync(Dialect.Sqlite);
        File.Copy(migrated.Database.Options.Connection, copy.Database.Options.Connection);
        return copy;
    }

    private static async Task<long> WrittenByAWholeStartAsync(KilledHost migrated)
    {
        await using var whole = await CopyAsync(migrated);
        await using var host = whole.Begin("serve", Environment);
        await host.UpAsync();
        return new FileInfo(whole.Database.Options.Connection + "-wal").Length;
    }

    private static async Task RestartAsync(KilledHost killed)
    {
        await using var host = killed.Begin("serve", Environment);
        using var admin = new HttpClient { BaseAddress = await host.UpAsync() };

        Assert.Equal(System.Net.HttpStatusCode.OK, (await admin.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
        Assert.Equal((2, 1, Imports), await FoundAsync(killed));
        await killed.AssertSoundAsync();
    }

    private static async Task<(long Keys, long Models, long Records)> FoundAsync(KilledHost killed)
    {
        await using var session = await killed.Database.Db.OpenAsync(CancellationToken.None);
        return (await session.ScalarAsync<long>("SELECT COUNT(*) FROM llm_api_key"),
            await session.ScalarAsync<long>("SELECT COUNT(*) FROM llm_model"),
            await session.ScalarAsync<long>("SELECT COUNT(*) FROM llm_import"));
    }
}
