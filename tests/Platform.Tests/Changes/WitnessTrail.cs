using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.Platform.Tests.Changes;

/// <summary>An audit log that looks, when it is written, at what the transaction has written already.</summary>
internal sealed class WitnessTrail : IAuditTrail
{
    public (long Published, long Versions)? Seen { get; private set; }

    public void Append(Tx tx, AuditEntry entry) => tx.BeforeCommit(CommitStep.AuditLog, entry, async (inside, _, ct) => Seen = (
        await inside.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox", ct: ct),
        await inside.ScalarAsync<long>("SELECT COUNT(*) FROM platform_version", ct: ct)));

    public void Note(AuditEntry entry) => throw new NotSupportedException();
}
