using Maru.Platform.Loops;
using Maru.Platform.Sql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Snapshots;

/// <summary>
/// Loads changes made by other nodes: one small query four times a second for all snapshots. While the database is away, requests are
/// still served from memory.
/// </summary>
internal sealed partial class SnapshotPoller(Db db, IEnumerable<ISnapshot> snapshots, TimeProvider clock, ILogger<SnapshotPoller> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    private readonly ISnapshot[] _snapshots = [.. snapshots];
    private bool _away;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var snapshot in _snapshots)
        {
            await snapshot.RefreshAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PollAsync(stoppingToken);
                _away = false;
            }
            catch (Exception e) when (Loop.Outlives(e, stoppingToken))
            {
                if (!_away)
                {
                    LogAway(log, e);
                }

                _away = true;
            }
        }
    }

    private async Task PollAsync(CancellationToken ct)
    {
        IReadOnlyList<VersionRow> rows;
        await using (var session = await db.OpenAsync(ct))
        {
            rows = await session.QueryAsync<VersionRow>("SELECT name, version FROM platform_version", ct: ct);
        }

        foreach (var snapshot in _snapshots)
        {
            if (rows.FirstOrDefault(r => r.Name == snapshot.Name) is { } row && row.Version != snapshot.Version)
            {
                await snapshot.RefreshAsync(ct);
            }
        }
    }

    [LoggerMessage(1010, LogLevel.Warning, "The database cannot be read; settings stay as they are in memory until it returns")]
    private static partial void LogAway(ILogger logger, Exception e);

    private sealed class VersionRow
    {
        public string Name { get; init; } = "";

        public long Version { get; init; }
    }
}
