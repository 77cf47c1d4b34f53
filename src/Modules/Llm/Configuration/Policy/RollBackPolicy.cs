using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>One step back to a version that worked: a new version equal to it, without a probe, because it is for emergencies.</summary>
internal sealed class RollBackPolicy(
    Db db, IPolicyStore policies, Snapshot<RouteMap> settings, PolicyLedger ledger, TimeProvider clock)
{
    public async Task<Outcome<ProviderPolicy>> RunAsync(
        long version, long expected, string? reason, bool force, string actor, CancellationToken ct)
    {
        var why = string.IsNullOrWhiteSpace(reason) ? $"Rollback to version {version}" : reason.Trim();
        if (why.Length > PolicyDraft.LongestReason)
        {
            return LlmFailures.ReasonRequired.At("reason", "500 characters at most.");
        }

        ProviderPolicy? target;
        await using (var session = await db.OpenAsync(ct))
        {
            target = await policies.FindAsync(session, version, ct);
        }

        var now = settings.Current;
        if (target is null)
        {
            return LlmFailures.PolicyVersionNotFound;
        }

        if (expected != now.Policy.Number)
        {
            return LlmFailures.PolicyConflict;
        }

        if (version == expected)
        {
            return LlmFailures.PolicyAlreadyActive;
        }

        var wanted = Again(target, expected, force, actor, why);
        return !force && now.Keys[wanted.Provider].Error is { } error
            ? await ledger.RejectAsync(wanted, LlmFailures.ProviderKeyMissing.Saying(error.Message), ct)
            : await ledger.AcceptAsync(wanted, ct);
    }

    private ProviderPolicy Again(ProviderPolicy target, long after, bool force, string actor, string why) => target with
    {
        Id = Id.New(clock),
        PreviousVersion = after,
        RolledBackTo = target.Number,
        Forced = force,
        Probes = [],
        ChangedBy = actor,
        Reason = why,
        ChangedAt = clock.Now(),
    };
}
