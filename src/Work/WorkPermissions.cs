using Maru.Kernel.Access;

namespace Maru.Work;

/// <summary>Rights around durable work.</summary>
public static class WorkPermissions
{
    /// <summary>Start, read, cancel and signal one's own runs. What may be started, each kind says besides.</summary>
    public static readonly Permission UseRuns = new("work.use_runs", Role.User);

    /// <summary>Read everybody's runs.</summary>
    public static readonly Permission ReadAllRuns = new("work.read_all_runs", Role.Operator);

    /// <summary>Cancel, retry and fork everybody's runs.</summary>
    public static readonly Permission ManageRuns = new("work.manage_runs", Role.Operator);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Permission> All { get; } = [UseRuns, ReadAllRuns, ManageRuns];
}
