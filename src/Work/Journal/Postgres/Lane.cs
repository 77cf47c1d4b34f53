using System.Data.Common;
using Maru.Platform.Sql;

namespace Maru.Work.Journal.Postgres;

/// <summary>
/// One of the ways writes take to PostgreSQL: what has gathered while the lane's last statement was under way is the next one, with one
/// commit. A lone write goes at once. Thread safe.
/// </summary>
internal sealed class Lane : IDisposable
{
    private readonly Batcher<PendingWrite> _writes;
    private readonly LaneConnection _connection;
    private readonly Db _db;

    public Lane(Db db) =>
        (_db, _connection, _writes) = (db, new LaneConnection(db), new Batcher<PendingWrite>(WriteAsync, (pending, e) => pending.Fail(e)));

    public async Task<Receipt?> WriteAsync(HeldWrite write, CancellationToken ct)
    {
        var pending = new PendingWrite(write);
        await _writes.AddAsync(pending, ct);
        return await pending.Done;
    }

    public void Dispose() => _connection.Dispose();

    private async Task WriteAsync(List<PendingWrite> group)
    {
        // A statement moves a run's row once; writes of one run that came together go one after another.
        for (var rest = group; rest.Count > 0;)
        {
            var firsts = rest.DistinctBy(p => p.Write.Run.Id, StringComparer.Ordinal).ToList();
            await WriteTogetherAsync(firsts);
            rest = firsts.Count == rest.Count ? [] : [.. rest.Except(firsts)];
        }
    }

    private async Task WriteTogetherAsync(List<PendingWrite> group)
    {
        try
        {
            var receipts = await _connection.WriteAsync(group, CancellationToken.None);
            group.ForEach(pending => pending.Settle(receipts.GetValueOrDefault(pending.Write.Run.Id)));
        }
        catch (DbException e) when (Db.MayPass(e))
        {
            group.ForEach(pending => pending.Fail(e));
        }
        catch (Exception)
        {
            // One of them was refused, could not be sent, or its run's row is held by somebody, and with it all failed. Alone, each gets
            // its own answer in its own time; the lane does not wait for that.
            group.ForEach(pending => _ = WriteAloneAsync(pending));
        }
    }

    private async Task WriteAloneAsync(PendingWrite pending)
    {
        try
        {
            await using var session = await _db.OpenAsync(CancellationToken.None);
            pending.Settle(await PostgresWrites.RunAsync(session, pending.Write, CancellationToken.None));
        }
        catch (Exception e)
        {
            pending.Fail(e);
        }
    }
}
