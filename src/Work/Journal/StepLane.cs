using System.Data.Common;
using Maru.Platform.Sql;

namespace Maru.Work.Journal;

/// <summary>One of the ways steps take to PostgreSQL, with a connection of its own. Thread safe.</summary>
internal sealed class StepLane : IDisposable
{
    private readonly Batcher<PendingStep> _steps;
    private readonly PostgresStatements _alone;
    private readonly StepGroups _together;

    public StepLane(Db db) => (_alone, _together, _steps) =
        (new PostgresStatements(db), new StepGroups(db), new Batcher<PendingStep>(RecordAsync, (pending, e) => pending.Fail(e)));

    public async Task<Receipt?> RecordAsync(StepWrite step, CancellationToken ct)
    {
        var pending = new PendingStep(step);
        await _steps.AddAsync(pending, ct);
        return await pending.Done;
    }

    public void Dispose() => _together.Dispose();

    private async Task RecordAsync(List<PendingStep> group)
    {
        // A statement moves a run's row once; steps of one run that came together go one after another.
        for (var rest = group; rest.Count > 0;)
        {
            var firsts = rest.DistinctBy(p => p.Step.Run.Id, StringComparer.Ordinal).ToList();
            await RecordTogetherAsync(firsts);
            rest = firsts.Count == rest.Count ? [] : [.. rest.Except(firsts)];
        }
    }

    private async Task RecordTogetherAsync(List<PendingStep> group)
    {
        try
        {
            var receipts = await _together.CheckpointAsync(group, CancellationToken.None);
            group.ForEach(pending => pending.Settle(receipts.GetValueOrDefault(pending.Step.Run.Id)));
        }
        catch (DbException e) when (!Db.MayPass(e))
        {
            // One of them was refused, or its run's row is held by somebody, and with it all. Alone, each gets its own answer in its own
            // time; the lane does not wait for that.
            group.ForEach(pending => _ = RecordAloneAsync(pending));
        }
        catch (Exception e)
        {
            group.ForEach(pending => pending.Fail(e));
        }
    }

    private async Task RecordAloneAsync(PendingStep pending)
    {
        try
        {
            pending.Settle(await _alone.CheckpointAsync(pending.Step, CancellationToken.None));
        }
        catch (Exception e)
        {
            pending.Fail(e);
        }
    }
}
