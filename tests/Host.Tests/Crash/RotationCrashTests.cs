using System.Diagnostics;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Crash;

/// <summary>A server killed while it seals thousands of keys anew has them all under the former key or all under the new one.</summary>
[Collection("Crash")]
public sealed class RotationCrashTests
{
    private const int Rows = 2_000;

    [Theory, EachDialect]
    public async Task A_rotation_killed_at_any_moment_is_whole_or_absent(Dialect dialect)
    {
        await using var killed = await KilledHost.OnAsync(dialect);
        await FillAsync(killed);
        var whole = await RotateAsync(killed, die: null);
        Assert.Single(await SealedUnderAsync(killed));
        var moments = new Random(29);
        var before = 0;
        for (var death = 0; death < Moment.Deaths; death++)
        {
            var former = await SealedUnderAsync(killed);
            await RotateAsync(killed, die: whole * moments.NextDouble());

            var now = Assert.Single(await SealedUnderAsync(killed));
            before += former.Contains(now) ? 1 : 0;
            await killed.AssertSoundAsync();
        }

        await RotateAsync(killed, die: null);
        Assert.Equal(KeyRing.Parse(killed.Keys[0]).Value.KeyIds, await SealedUnderAsync(killed));
        await killed.AssertSoundAsync();
        TestContext.Current.SendDiagnosticMessage($"{dialect}: a whole rotation takes {whole}; {before} of {Moment.Deaths} deaths undid one.");
    }

    // With a new key in front each time; the time a whole rotation took.
    private static async Task<TimeSpan> RotateAsync(KilledHost killed, TimeSpan? die)
    {
        killed.Keys.Insert(0, FernetKey.Generate().Reveal());
        await using var host = killed.Begin();
        using var admin = await KilledHost.SignInAsync(host);
        var watch = Stopwatch.StartNew();
        var rotation = admin.PostAsync(new Uri("/api/v1/admin/llm/rotate", UriKind.Relative), content: null);
        if (die is { } moment)
        {
            await Moment.AfterAsync(moment);
            await host.KillAsync();
            await rotation.ContinueWith(_ => { }, TaskScheduler.Default);
            return watch.Elapsed;
        }

        var counts = await AppHost.ReadAsync(await rotation);
        Assert.Equal(Rows, counts.GetProperty("rotated").GetInt32() + counts.GetProperty("already").GetInt32());
        return watch.Elapsed;
    }

    private static async Task FillAsync(KilledHost killed)
    {
        await using (var migration = killed.Begin("migrate"))
        {
            Assert.Equal(0, await migration.EndAsync());
        }

        var vault = killed.Vault;
        var id = KeyRing.Parse(killed.Keys[0]).Value.KeyIds[0];
        await using var tx = await killed.Database.Db.BeginAsync(CancellationToken.None);
        await KeyCheckRow.WriteAsync(tx, vault.CreateKeyCheck().Value, CancellationToken.None);
        foreach (var batch in Enumerable.Range(0, Rows).Chunk(100))
        {
            var values = batch.Select(n =>
                $"('{n:d8}', 'openai', '{vault.Seal($"sk-good-{n}").Value}', 'sk-***', '{id}', 'key {n}', {n}, {n})");
            await tx.ExecuteAsync($"""
                INSERT INTO llm_api_key (id, provider, sealed_key, key_hint, sealing_key_id, name, created_at, updated_at)
                VALUES {string.Join(',', values)}
                """);
        }

        await tx.CommitAsync(CancellationToken.None);
    }

    private static async Task<IReadOnlyList<string>> SealedUnderAsync(KilledHost killed)
    {
        await using var session = await killed.Database.Db.OpenAsync(CancellationToken.None);
        return await session.QueryAsync<string>("SELECT DISTINCT sealing_key_id FROM llm_api_key ORDER BY sealing_key_id");
    }
}
