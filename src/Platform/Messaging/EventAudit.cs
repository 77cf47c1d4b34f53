using Maru.Platform.Auditing;

namespace Maru.Platform.Messaging;

/// <summary>What the audit log records when an event is sent again or discarded.</summary>
internal static class EventAudit
{
    public static AuditEntry Entry(string action, ParkedEvent parked) => new(action, "messaging.events", parked.Id)
    {
        Details = new { parked.Name, parked.OrderingKey, parked.Attempts, parked.LastError },
    };
}
