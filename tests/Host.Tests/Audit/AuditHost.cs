using System.Diagnostics;
using System.Text.Json;
using Maru.Platform.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Audit;

/// <summary>What tests of the log do to a server.</summary>
internal static class AuditHost
{
    /// <summary>Appends entries in one transaction, behind the server's back.</summary>
    public static async Task AppendAsync(this AppHost host, IReadOnlyList<AuditEntry> entries)
    {
        var audit = host.App.Services.GetRequiredService<IAuditTrail>();
        await using var tx = await host.Db.BeginAsync(CancellationToken.None);
        foreach (var entry in entries)
        {
            audit.Append(tx, entry);
        }

        await tx.CommitAsync(CancellationToken.None);
    }

    /// <summary>Notes are written a moment later: asks until there are enough.</summary>
    public static Task<JsonElement> UntilAsync(this AppHost host, string path, long total) =>
        host.UntilAsync(path, page => page.GetProperty("total").GetInt64() >= total);

    /// <summary>Asks until the answer is as it should be.</summary>
    public static async Task<JsonElement> UntilAsync(this AppHost host, string path, Func<JsonElement, bool> holds)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var answer = await host.GetAsync(path);
            if (holds(answer))
            {
                return answer;
            }

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{path} stays {answer}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
