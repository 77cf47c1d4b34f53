namespace Maru.AuditLog;

/// <summary>The time the same rows took as bare inserts and as appends to the log.</summary>
internal sealed class Race
{
    public TimeSpan Bare { get; set; }

    public TimeSpan Log { get; set; }
}
