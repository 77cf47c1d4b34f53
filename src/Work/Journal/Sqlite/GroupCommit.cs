using System.Runtime.ExceptionServices;
using Maru.Platform.Sql;

namespace Maru.Work.Journal.Sqlite;

/// <summary>
/// SQLite's one writer: what has gathered while the last commit reached the disk goes into one transaction, each act in a savepoint of its
/// own, on a connection that keeps its prepared statements. So many small durable writes share one sync. Thread safe.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private readonly Db _db;
    private readonly Batcher<GroupedAct> _acts;
    private KeptConnection? _kept;

    public GroupCommit(Db db) => (_db, _acts) = (db, new Batcher<GroupedAct>(CommitAsync, (act, e) => act.Fail(e)));

    /// <summary>Runs the act and comes back when its writes are on the disk. Once taken in, it is no longer cancelled.</summary>
    public async Task<T> RunAsync<T>(Func<Tx, CancellationToken, Task<T>> act, CancellationToken ct)
    {
        var grouped = new PendingAct<T>(act);
        await _acts.AddAsync(grouped, ct);
        return await grouped.Done;
    }

    public void Dispose() => _kept?.Dispose();

    // When it throws, nothing of the group is on the disk.
    private async Task CommitAsync(List<GroupedAct> group)
    {
        try
        {
            var kept = _kept ??= _db.KeepSqlite();
            await using (var tx = await _db.BeginAsync(kept, CancellationToken.None))
            {
                foreach (var act in group)
                {
                    await RunInSavepointAsync(act, tx, kept);
                }

                await tx.CommitAsync(CancellationToken.None);
            }
        }
        catch
        {
            Interlocked.Exchange(ref _kept, null)?.Dispose();
            throw;
        }

        group.ForEach(act => act.Settle());
    }

    private static async Task RunInSavepointAsync(GroupedAct act, Tx tx, KeptConnection kept)
    {
        var mark = tx.Mark();
        kept["SAVEPOINT act"].Run();
        var thrown = await act.TryRunAsync(tx);
        if (thrown is not null)
        {
            if (!tx.IsOpen)
            {
                // No savepoint is left to go back to: all of them must hear what it was.
                ExceptionDispatchInfo.Throw(thrown);
            }

            kept["ROLLBACK TO act"].Run();
            tx.ForgetSince(mark);
        }

        kept["RELEASE act"].Run();
    }
}
