using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Work.Records;

namespace Maru.Work.Runs;

/// <summary>
/// Runs as their owner or an operator sees them; other people learn nothing, not even that a run exists. Thread safe.
/// </summary>
internal sealed class ReadRuns(RunReader reader)
{
    public async Task<Outcome<RunView>> FindAsync(string id, CurrentUser user, CancellationToken ct) =>
        Id.IsWellFormed(id) && await reader.FindAsync(id, ct) is { } run && IsVisible(run.OwnerId, user)
            ? run
            : WorkFailures.NoSuchRun;

    /// <summary>The run, if the person may change it: their own, or with the right to manage all.</summary>
    public async Task<Outcome<RunView>> FindOwnAsync(string id, CurrentUser user, CancellationToken ct)
    {
        var found = await FindAsync(id, user, ct);
        return found.Failed(out _) || found.Value.OwnerId == user.Id || user.May(WorkPermissions.ManageRuns) ? found : WorkFailures.NoSuchRun;
    }

    public Task<IReadOnlyList<StepRecord>> StepsAsync(string id, CancellationToken ct) => reader.StepsAsync(id, ct);

    public Task<Page<RunView>> ListAsync(RunFilter filter, PageRequest page, CancellationToken ct) => reader.ListAsync(filter, page, ct);

    public Task<IReadOnlyList<QueueView>> QueuesAsync(CancellationToken ct) => reader.QueuesAsync(ct);

    public Task<IReadOnlyList<NodeView>> NodesAsync(CancellationToken ct) => reader.NodesAsync(ct);

    public static bool IsVisible(string? ownerId, CurrentUser user) => ownerId == user.Id || user.May(WorkPermissions.ReadAllRuns);
}
