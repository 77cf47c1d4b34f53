using System.Data.Common;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Telemetry;

/// <summary>
/// Ready when the database answers and can be written. The server's normal writes show that; only if the last one failed, or was long ago,
/// this makes a small write to find out.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="clock">Measures the time an answer may take.</param>
/// <param name="log">Gets the full reason, which the answer does not contain.</param>
public sealed class DatabaseReadiness(Db db, TimeProvider clock, ILogger<DatabaseReadiness> log) : IReadinessCheck
{
    /// <summary>The row of <c>platform_version</c> that is written to find out.</summary>
    public const string Probe = "readiness";

    private const string Silent = "the database does not answer";
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(30);

    private Task? _look;

    /// <inheritdoc />
    public string Name => "database";

    /// <inheritdoc />
    public async Task<ReadinessResult> CheckAsync(CancellationToken ct)
    {
        try
        {
            // SQLite works on the calling thread and ignores the token; on a separate thread this method can at least stop waiting. If the
            // last check still runs, this waits for it again, so that a disk that hangs does not block more and more threads.
            if (_look is null or { IsCompleted: true })
            {
                _look = Task.Run(() => LookAsync(CancellationToken.None), CancellationToken.None);
            }

            await _look.WaitAsync(TimeLimit, clock, ct);
            return db.Health.Trouble is { } trouble ? ReadinessResult.Failing(trouble.Words()) : ReadinessResult.Ok;
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            if (db.Health.IsFirstToTell())
            {
                Log.DatabaseSilent(log, e);
            }

            return ReadinessResult.Failing(e is DbException ? db.Health.Trouble?.Words() ?? Silent : Silent);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        await using (var session = await db.OpenAsync(ct))
        {
            await session.ScalarAsync<long>("SELECT 1", ct: ct);
        }

        if (db.Health.Trouble is not null || db.Health.WroteAt == 0 || TimeProvider.System.GetElapsedTime(db.Health.WroteAt) > Believed)
        {
            await using var tx = await db.BeginAsync(ct);
            await SnapshotVersion.BumpAsync(tx, Probe, ct);
            await tx.CommitAsync(ct);
        }
    }
}
