using Maru.Kernel;

namespace Maru.Modules.Audit;

/// <summary>Every refusal of this module.</summary>
internal static class AuditFailures
{
    public static readonly Failure TextTooBroad = new(FailureKind.Unprocessable, "audit.text_too_broad",
        "Too many entries would have to be read for this text. Narrow the search by dates, user, resource or action.");

    public static readonly Failure NoSuchEntry = new(FailureKind.NotFound, "audit.no_such_entry",
        "There is no entry with this id.");

    public static readonly Failure NoSuchCheckpoint = new(FailureKind.NotFound, "audit.no_such_checkpoint",
        "There is no checkpoint of this number.");

    public static readonly Failure LogUnavailable = new(FailureKind.Unavailable, "audit.log_unavailable",
        "The audit log cannot be read at this moment. Try again.");
}
