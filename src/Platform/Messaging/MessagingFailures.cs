using Maru.Kernel;

namespace Maru.Platform.Messaging;

/// <summary>Every refusal around events.</summary>
public static class MessagingFailures
{
    /// <summary>The event does not exist, or is not parked, or no longer.</summary>
    public static readonly Failure NoSuchParkedEvent = new(FailureKind.NotFound, "messaging.no_such_parked_event",
        "There is no parked event of this id. It may have been sent again or discarded meanwhile; list those that are parked.");

    /// <summary>To discard an event needs a reason.</summary>
    public static readonly Failure ReasonRequired = new(FailureKind.Invalid, "messaging.reason_required",
        "To discard an event needs a reason of 1 to 500 characters; it stands in the audit log.");
}
