using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>Writes policy versions and refused attempts.</summary>
internal sealed class PolicyLedger(Db db, SettingsChange change, IPolicyStore policies, Outbox outbox, IAuditTrail audit)
{
    /// <summary>Puts the policy in force, if the one it was made on still is.</summary>
    public Task<Outcome<ProviderPolicy>> AcceptAsync(ProviderPolicy wanted, CancellationToken ct) => change.RunAsync<ProviderPolicy>(
        async tx =>
        {
            var current = await policies.CurrentAsync(tx, ct);
            if (current.Number != wanted.PreviousVersion)
            {
                return LlmFailures.PolicyConflict;
            }

            var accepted = wanted.Accepted(current.Number + 1);
            await policies.SupersedeAsync(tx, ct);
            await policies.InsertAsync(tx, accepted, ct);
            await outbox.PublishAsync(tx, new PolicyChanged(
                accepted.Number, accepted.PreviousVersion, accepted.Provider, accepted.ChangedBy, accepted.Reason, accepted.Forced,
                accepted.RolledBackTo, accepted.ChangedAt), ct);
            var entry = new AuditEntry(accepted.RolledBackTo is null ? AuditActions.Update : AuditActions.Rollback, AuditView.Policies, AuditView.IdOf(accepted))
            {
                Before = AuditView.Of(current),
                After = AuditView.Of(accepted),
                Reason = accepted.Reason,
                Details = new { accepted.Forced, accepted.RolledBackTo },
            };
            await audit.AppendAsync(tx, entry, ct);
            return accepted;
        },
        ct);

    /// <summary>Notes the attempt and gives the failure back.</summary>
    public async Task<Failure> RejectAsync(ProviderPolicy wanted, Failure failure, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        await policies.InsertAsync(tx, wanted.RejectedFor(failure), ct);
        await outbox.PublishAsync(tx, new PolicyRejected(
            wanted.PreviousVersion, wanted.Provider, wanted.ChangedBy, wanted.Reason, failure.Code, wanted.ChangedAt), ct);
        var entry = new AuditEntry(AuditActions.Reject, AuditView.Policies) { After = AuditView.Of(wanted), Details = new { wanted.Reason } };
        await audit.AppendAsync(tx, entry.RefusedFor(failure), ct);
        await tx.CommitAsync(ct);
        return failure;
    }
}
