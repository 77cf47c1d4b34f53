using Maru.Kernel.Access;

namespace Maru.Modules.Audit;

/// <summary>The rights that this module's endpoints require.</summary>
internal static class AuditPermissions
{
    public static readonly Permission ReadOwn = new("audit.read_own", Role.Viewer);

    public static readonly Permission Read = new("audit.read", Role.Approver);

    public static IReadOnlyList<Permission> All { get; } = [ReadOwn, Read];
}
