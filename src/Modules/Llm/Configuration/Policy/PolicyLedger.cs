using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>Writes policy versions and refused attempts.</summary>
internal sealed class PolicyLedger(Change change, Snapshot<RouteMap> settings, IPolicyStore policies)
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
            tx.Publish(new PolicyChanged(
                accepted.Number, accepted.PreviousVersion, accepted.Provider, accepted.ChangedBy, accepted.Reason, accepted.Forced,
                accepted.RolledBackTo, accepted.ChangedAt));
            var act = accepted.RolledBackTo is null ? AuditActions.Update : AuditActions.Rollback;
            tx.Record(new AuditEntry(act, AuditView.Policies, AuditView.IdOf(accepted))
            {
                Before = AuditView.Of(current),
                After = AuditView.Of(accepted),
                Reason = accepted.Reason,
                Details = new { accepted.Forced, accepted.RolledBackTo },
            });
            return accepted;
        },
        ct,
        queueOn: settings);

    /// <summary>Notes the attempt and gives the failure back.</summary>
    public Task<Outcome<ProviderPolicy>> RejectAsync(ProviderPolicy wanted, Failure failure, CancellationToken ct) =>
        change.RunAsync<ProviderPolicy>(
            async tx =>
            {
                await policies.InsertAsync(tx, wanted.RejectedFor(failure), ct);
                tx.Publish(new PolicyRejected(
                    wanted.PreviousVersion, wanted.Provider, wanted.ChangedBy, wanted.Reason, failure.Code, wanted.ChangedAt));
                var entry = new AuditEntry(AuditActions.Reject, AuditView.Policies)
                {
                    After = AuditView.Of(wanted),
                    Details = new { wanted.Reason },
                };
                tx.Record(entry.RefusedFor(failure));
                return tx.Keep(failure);
            },
            ct);
}
