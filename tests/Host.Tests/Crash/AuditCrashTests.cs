using System.Net.Http.Json;
using Maru.Chain;
using Maru.Modules.Audit.Chain;
using Maru.Modules.Audit.Verifying;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Crash;

/// <summary>
/// A server killed in the midst of appending leaves a chain that verifies, and a row for exactly every change that happened.
/// </summary>
[Collection("Crash")]
public sealed class AuditCrashTests
{
    private const int Writers = 4;

    [Theory, EachDialect]
    public async Task After_every_death_the_chain_verifies_and_every_change_has_its_row(Dialect dialect)
    {
        await using var killed = await KilledHost.OnAsync(dialect);
        var moments = new Random(41);
        for (var death = 0; death < Moment.Deaths; death++)
        {
            await using var host = killed.Begin("serve", ("Audit__SealEntries", "20"));
            using var admin = await KilledHost.SignInAsync(host);
            var load = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(admin, writer)));
            await Moment.AfterAsync(TimeSpan.FromMilliseconds(300 + moments.Next(700)));
            await host.KillAsync();
            await load;

            Assert.Null(await FaultAsync(killed));
            Assert.Equal(
                await CountAsync(killed, "SELECT COALESCE(SUM(version), 0) FROM identity_client_key"),
                await CountAsync(killed, "SELECT COUNT(*) FROM audit_entry WHERE resource = 'identity.client_keys' AND status_code = 200"));
        }

        await using var last = killed.Begin();
        using var again = await KilledHost.SignInAsync(last);
        Assert.Null(await FaultAsync(killed));
        await killed.AssertSoundAsync();
        Assert.True(await CountAsync(killed, "SELECT COUNT(*) FROM audit_entry") > Moment.Deaths * 3);
    }

    // Making a key and each change of it is one version more.
    private static async Task WriteAsync(HttpClient admin, int writer)
    {
        try
        {
            var key = await AppHost.ReadAsync(await admin.PostAsJsonAsync("/api/v1/identity/client-keys", new { name = $"writer {writer}" }));
            for (var i = 0; ; i++)
            {
                using var changed = await admin.PatchAsJsonAsync(
                    $"/api/v1/identity/client-keys/{key.GetProperty("id").GetString()}", new { name = $"writer {writer}, change {i}" });
                Assert.True(changed.IsSuccessStatusCode || (int)changed.StatusCode == 429);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The server is gone.
        }
    }

    private static Task<ChainFault?> FaultAsync(KilledHost killed) =>
        new VerifyChain(new WalkChain(killed.Database.Db, new SqlChainStore())).RunAsync(new ChainVerifier(), CancellationToken.None);

    private static async Task<long> CountAsync(KilledHost killed, string sql)
    {
        await using var session = await killed.Database.Db.OpenAsync(CancellationToken.None);
        return await session.ScalarAsync<long>(sql);
    }
}
