using System.Data.Common;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Telemetry;

/// <summary>Ready when the database answers <c>SELECT 1</c> within two seconds.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">Measures the two seconds.</param>
/// <param name="log">Takes the reason, which the answer does not give.</param>
public sealed class DatabaseReadiness(Db db, TimeProvider clock, ILogger<DatabaseReadiness> log) : IReadinessCheck
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public string Name => "database";

    /// <inheritdoc />
    public async Task<ReadinessResult> CheckAsync(CancellationToken ct)
    {
        try
        {
            // SQLite works on the calling thread and heeds no token; on a thread of its own it can at least be waited for.
            await Task.Run(() => SelectOneAsync(ct), ct).WaitAsync(TimeLimit, clock, ct).ConfigureAwait(false);
            return ReadinessResult.Ok;
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            Log.DatabaseSilent(log, e);
            return ReadinessResult.Failing("the database does not answer");
        }
    }

    private async Task SelectOneAsync(CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct).ConfigureAwait(false);
        await session.ScalarAsync<long>("SELECT 1", ct: ct).ConfigureAwait(false);
    }
}
