using Maru.Platform.Sql;

namespace Maru.Work.Journal.Sqlite;

/// <summary>One sender's part of a group: runs, then settles when the group is on the disk.</summary>
internal abstract class GroupedAct
{
    /// <summary>What it threw, if it did; the sender hears of it when the group has ended.</summary>
    public abstract Task<Exception?> TryRunAsync(Tx tx);

    public abstract void Settle();

    public abstract void Fail(Exception e);
}
