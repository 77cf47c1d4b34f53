using Maru.Platform.Sql;

namespace Maru.Platform.Snapshots;

/// <summary>Tells every node that a snapshot is out of date.</summary>
public static class SnapshotVersion
{
    /// <summary>Raises the version in the transaction of the change; then refresh the snapshot after the commit.</summary>
    /// <param name="tx">The transaction of the change.</param>
    /// <param name="name">The snapshot's name.</param>
    /// <param name="ct">Cancels it.</param>
    public static Task BumpAsync(Tx tx, string name, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO platform_version (name, version) VALUES (@name, 1)
        ON CONFLICT (name) DO UPDATE SET version = platform_version.version + 1
        """, new { name }, ct);

    /// <summary>
    /// Raises the version when the transaction commits; several versions in the order of their names, so that two writers cannot cause a
    /// deadlock.
    /// </summary>
    internal static void BumpLast(Tx tx, string name) => tx.BeforeCommit(CommitStep.Versions, name, BumpAllAsync);

    private static async Task BumpAllAsync(Tx tx, IReadOnlyList<string> names, CancellationToken ct)
    {
        foreach (var name in names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            await BumpAsync(tx, name, ct);
        }
    }
}
