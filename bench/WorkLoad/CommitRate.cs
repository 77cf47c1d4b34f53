using System.Diagnostics;
using Maru.Platform.Sql;

namespace Maru.WorkLoad;

/// <summary>How many one-row commits a second the database takes: what every figure of the engine is held against.</summary>
internal static class CommitRate
{
    public static async Task<double> MeasureAsync(Db db, int clients, TimeSpan time)
    {
        await using (var tx = await db.BeginAsync(CancellationToken.None))
        {
            await tx.ExecuteAsync("CREATE TABLE IF NOT EXISTS bench_commit (id BIGINT, body TEXT)");
            await tx.CommitAsync(CancellationToken.None);
        }

        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => CommitAsync(db, watch, time))));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task<long> CommitAsync(Db db, Stopwatch watch, TimeSpan time)
    {
        const string Insert = "INSERT INTO bench_commit (id, body) VALUES (@n, 'a row as small as rows are')";
        long n = 0;
        if (db.Dialect == Dialect.Postgres)
        {
            await using var session = await db.OpenAsync(CancellationToken.None);
            for (; watch.Elapsed < time; n++)
            {
                await session.ExecuteAsync(Insert, new { n });
            }

            return n;
        }

        for (; watch.Elapsed < time; n++)
        {
            await using var tx = await db.BeginAsync(CancellationToken.None);
            await tx.ExecuteAsync(Insert, new { n });
            await tx.CommitAsync(CancellationToken.None);
        }

        return n;
    }
}
