using System.Data.Common;
using System.Threading.Channels;
using Maru.Platform.Sql;

namespace Maru.Platform.Work.Sql;

/// <summary>
/// SQLite's one writer: whatever has queued up while the last commit reached the disk goes into one transaction, each act in a savepoint of
/// its own. So many small durable writes share one sync, and nobody waits for company that does not come. Thread safe.
/// </summary>
internal sealed class GroupCommit(Db db)
{
    private const int MostActs = 64;
    private const int Room = 1024;

    private readonly Channel<GroupedAct> _waiting = Channel.CreateBounded<GroupedAct>(Room);
    private int _pumping;

    /// <summary>Runs the act and comes back when its writes are on the disk. Once taken in, it is no longer cancelled.</summary>
    public async Task<T> RunAsync<T>(Func<Tx, CancellationToken, Task<T>> act, CancellationToken ct)
    {
        var grouped = new PendingAct<T>(act);
        await _waiting.Writer.WriteAsync(grouped, ct).ConfigureAwait(false);
        if (Interlocked.Exchange(ref _pumping, 1) == 0)
        {
            _ = Task.Run(PumpAsync, CancellationToken.None);
        }

        return await grouped.Done.ConfigureAwait(false);
    }

    private async Task PumpAsync()
    {
        do
        {
            var group = new List<GroupedAct>(MostActs);
            while (Take(group))
            {
                await CommitAsync(group).ConfigureAwait(false);
                group.Clear();
            }

            Volatile.Write(ref _pumping, 0);
        }
        while (_waiting.Reader.Count > 0 && Interlocked.Exchange(ref _pumping, 1) == 0);
    }

    private bool Take(List<GroupedAct> group)
    {
        while (group.Count < MostActs && _waiting.Reader.TryRead(out var act))
        {
            group.Add(act);
        }

        return group.Count > 0;
    }

    private async Task CommitAsync(List<GroupedAct> group)
    {
        try
        {
            await using var tx = await db.BeginAsync(CancellationToken.None).ConfigureAwait(false);
            foreach (var act in group)
            {
                await RunInSavepointAsync(act, tx).ConfigureAwait(false);
            }

            await tx.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            group.ForEach(act => act.Settle());
        }
        catch (Exception e) when (e is DbException or ObjectDisposedException or InvalidOperationException)
        {
            // Nothing of the group is on the disk; each of its senders hears so.
            group.ForEach(act => act.Fail(e));
        }
    }

    private static async Task RunInSavepointAsync(GroupedAct act, Tx tx)
    {
        await tx.ExecuteAsync("SAVEPOINT act").ConfigureAwait(false);
        if (!await act.TryRunAsync(tx).ConfigureAwait(false))
        {
            await tx.ExecuteAsync("ROLLBACK TO act").ConfigureAwait(false);
        }

        await tx.ExecuteAsync("RELEASE act").ConfigureAwait(false);
    }
}
