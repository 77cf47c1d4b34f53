using Maru.Kernel;
using Maru.Modules.Llm.Calls.History;
using Maru.Modules.Llm.Calls.Stats;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Calls;

/// <summary>Where calls are kept. Thread safe.</summary>
internal interface ICallStore
{
    /// <summary>
    /// Stores a batch, its days' totals and its budgets in one transaction; a batch that is already there changes nothing.
    /// </summary>
    Task WriteAsync(CallBatch batch, string nodeId, CancellationToken ct);

    Task<Page<CallRecord>> ListAsync(CallFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>The newest calls, or those behind a cursor, for anyone who reads all of them: nothing is counted.</summary>
    Task<(IReadOnlyList<CallRecord> Calls, Cursor? Next)> NextAsync(CallFilter filter, Cursor? after, int limit, CancellationToken ct);

    /// <summary>One call with its sealed content, if any was kept; null when there is none of this owner.</summary>
    Task<(CallRecord Call, string? SealedContent)?> FindAsync(string id, string? ownerId, CancellationToken ct);

    /// <summary>The newest calls since an instant that have a provider, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<RecentCall>> RecentAsync(DateTimeOffset from, int limit, CancellationToken ct);

    /// <summary>The days' totals between two days, both included; of one owner, or of all.</summary>
    Task<IReadOnlyList<(DayKey Key, CallTotals Totals)>> DaysAsync(DateOnly from, DateOnly to, string? ownerId, CancellationToken ct);

    /// <summary>Deletes all calls of an owner; the days' totals stay and are nobody's.</summary>
    Task EraseAsync(Tx tx, string ownerId, CancellationToken ct);

    /// <summary>Deletes at most <paramref name="limit"/> calls older than <paramref name="before"/>; gives how many.</summary>
    Task<int> PurgeAsync(DateTimeOffset before, int limit, CancellationToken ct);
}
