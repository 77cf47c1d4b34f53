using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Platform.Messaging;

/// <summary>Shows which events are not delivered. Thread safe.</summary>
internal sealed class ReadEvents(Db db)
{
    /// <summary>Parked ones, the longest parked first.</summary>
    public async Task<Page<ParkedEvent>> ListParkedAsync(PageRequest page, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await ParkedEventTable.ListAsync(session, page, ct);
    }

    public async Task<EventBacklog> CountAsync(CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await ParkedEventTable.CountAsync(session, ct);
    }
}
