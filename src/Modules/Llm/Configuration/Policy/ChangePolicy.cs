using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>
/// Switches provider or mapping: check the names, check the key, try every type, then commit. A refused attempt stays in the history;
/// the policy in force is untouched by it.
/// </summary>
internal sealed class ChangePolicy(
    Snapshot<RouteMap> settings, ProbePolicy probe, PolicyLedger ledger, ProviderProfiles profiles, TimeProvider clock)
{
    public async Task<Outcome<ProviderPolicy>> RunAsync(PolicyDraft draft, string actor, CancellationToken ct)
    {
        var now = settings.Current;
        var reason = draft.Reason.Trim();
        if (reason.Length > PolicyDraft.LongestReason || (draft.Force && reason.Length == 0))
        {
            return LlmFailures.ReasonRequired.At("reason", "Required with force; 500 characters at most.");
        }

        if (draft.ExpectedVersion != now.Policy.Number)
        {
            return LlmFailures.PolicyConflict;
        }

        var wanted = now.Policy.Proposed(draft.Provider, draft.Mappings, Id.New(clock), actor, reason, clock.Now(), profiles);
        if (wanted.Fault(profiles) is { } fault)
        {
            return await ledger.RejectAsync(wanted, fault, ct);
        }

        var key = now.Keys[wanted.Provider];
        if (!key.IsUsable)
        {
            return await ledger.RejectAsync(wanted, LlmFailures.ProviderKeyMissing.Saying(key.Error!.Message), ct);
        }

        wanted = wanted with { Probes = draft.Probe ? await probe.RunAsync(wanted, key, ct) : [] };
        if (wanted.Probes.Any(p => p.Result.Failure is not null))
        {
            if (!draft.Force)
            {
                return await ledger.RejectAsync(wanted, Describe(wanted.Probes), ct);
            }

            wanted = wanted with { Forced = true };
        }

        return await ledger.AcceptAsync(wanted, ct);
    }

    private static Failure Describe(IReadOnlyList<TypeProbe> probes) => LlmFailures.ProbeFailed with
    {
        Fields = probes.Where(p => p.Result.Failure is not null)
            .ToDictionary(p => WireName<ModelType>.Of(p.Type), p => new[] { $"{p.Result.Model}: {p.Result.Message}" }, StringComparer.Ordinal),
    };
}
