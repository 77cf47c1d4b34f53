namespace Maru.Platform.Snapshots;

/// <summary>What the poller needs from a snapshot of any type.</summary>
public interface ISnapshot
{
    /// <summary>The name its version is kept under.</summary>
    string Name { get; }

    /// <summary>The version that is in memory; -1 before the first load.</summary>
    long Version { get; }

    /// <summary>
    /// Whether changes of it run one after the other: every act that changes it locks its version row first, with <c>queueOn</c>. Either
    /// all acts do this or none, because an act that locks the row first and one that locks it last can cause a deadlock.
    /// </summary>
    bool IsQueued { get; }

    /// <summary>
    /// Loads again when the database holds a newer version. After it returns, every reader in this process sees that version or a newer
    /// one.
    /// </summary>
    /// <param name="ct">Cancels the load.</param>
    Task RefreshAsync(CancellationToken ct);
}
