using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Auditing;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>Tries a policy without storing anything: the form's "check" button.</summary>
internal sealed class TryPolicy(
    Snapshot<RouteMap> settings, ProbePolicy probe, ProviderProfiles profiles, IAuditTrail audit, TimeProvider clock)
{
    /// <param name="provider">Who is to answer; null for the one of the policy in force.</param>
    /// <param name="mappings">Models that differ from those of the policy in force.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Outcome<TypeProbe[]>> RunAsync(
        Provider? provider, IReadOnlyDictionary<Provider, TypeMapping> mappings, CancellationToken ct)
    {
        var now = settings.Current;
        var wanted = now.Policy.Proposed(provider ?? now.Policy.Provider, mappings, "", "", "", clock.Now(), profiles);
        if ((wanted.Fault(profiles) ?? KeyFault(now.Keys[wanted.Provider])) is { } failure)
        {
            return failure;
        }

        audit.Note(new AuditEntry(AuditActions.Test, AuditView.Policies) { Details = AuditView.Of(wanted) });
        return await probe.RunAsync(wanted, now.Keys[wanted.Provider], ct);
    }

    private static Failure? KeyFault(ProviderKey key) =>
        key.Error is { } error ? LlmFailures.ProviderKeyMissing.Saying(error.Message) : null;
}
