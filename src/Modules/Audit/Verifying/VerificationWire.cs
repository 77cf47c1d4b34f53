using Maru.Chain;

namespace Maru.Modules.Audit.Verifying;

/// <summary>
/// What the server found when it verified its own log: state unverified, sound or broken. Entries after verified_through wait to be looked
/// at; whole_verified_at is when every entry was last looked at. A server that was taken over can lie here: maru audit verify is the proof.
/// </summary>
internal sealed record AuditVerificationBody(
    VerificationState State, long VerifiedThrough, long Checkpoint, DateTimeOffset? VerifiedAt, DateTimeOffset? WholeVerifiedAt, long LastEntry,
    long DroppedThrough, AuditFaultBody? Fault)
{
    public static AuditVerificationBody Of(Verification found, ChainHead head) => new(
        found.Fault is not null ? VerificationState.Broken : found.At is null ? VerificationState.Unverified : VerificationState.Sound,
        found.LastId, found.Checkpoint, found.At, found.WholeAt, head.LastId, head.DroppedThrough, AuditFaultBody.Of(found));
}

/// <summary>The first thing that is wrong: entry_id is the first bad entry, or the first of the range that checkpoint covers.</summary>
internal sealed record AuditFaultBody(ChainFaultKind Kind, long EntryId, long? Checkpoint, DateTimeOffset FoundAt)
{
    public static AuditFaultBody? Of(Verification found) => found is { Fault: { } fault, FaultAt: { } at }
        ? new AuditFaultBody(fault.Kind, fault.RowId, fault.CheckpointNumber, at) : null;
}
