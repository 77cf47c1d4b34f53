using Maru.Kernel.Access;

namespace Maru.Platform.Messaging;

/// <summary>Rights around events that could not be delivered.</summary>
public static class MessagingPermissions
{
    /// <summary>List parked events.</summary>
    public static readonly Permission ReadEvents = new("messaging.read_events", Role.Operator);

    /// <summary>Send parked events again, and discard them.</summary>
    public static readonly Permission ManageEvents = new("messaging.manage_events", Role.Operator);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Permission> All { get; } = [ReadEvents, ManageEvents];
}
