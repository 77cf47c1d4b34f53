using Maru.Platform.Sql;

namespace Maru.Platform.Work.Sql;

/// <summary>One sender's part of a group: runs, then settles when the group is on the disk.</summary>
internal abstract class GroupedAct
{
    /// <summary>False when it threw; the sender hears of it when the group has ended.</summary>
    public abstract Task<bool> TryRunAsync(Tx tx);

    public abstract void Settle();

    public abstract void Fail(Exception e);
}
