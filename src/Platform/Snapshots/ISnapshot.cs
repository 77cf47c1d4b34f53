namespace Maru.Platform.Snapshots;

/// <summary>What the poller needs of a snapshot, whatever it holds.</summary>
public interface ISnapshot
{
    /// <summary>The name its version is kept under.</summary>
    string Name { get; }

    /// <summary>The version that is in memory; -1 before the first load.</summary>
    long Version { get; }

    /// <summary>
    /// Whether changes of it come one after the other: every act that changes it takes its version row first, by <c>queueOn</c>. All do or
    /// none does, since one that takes the row first and one that takes it last can wait for each other in a circle.
    /// </summary>
    bool IsQueued { get; }

    /// <summary>
    /// Loads again when the database holds a newer version. After it returns, every reader in this process sees that version or a newer
    /// one.
    /// </summary>
    /// <param name="ct">Cancels the load.</param>
    Task RefreshAsync(CancellationToken ct);
}
