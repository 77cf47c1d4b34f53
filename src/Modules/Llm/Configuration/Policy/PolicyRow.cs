using System.Text.Json;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Providers.Probing;
using Maru.Platform.Json;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>A row of llm_policy, both ways.</summary>
internal sealed class PolicyRow
{
    public const string Columns = """
        id, version, state, provider, mappings, previous_version, rolled_back_to, forced, probe, rejection, changed_by, reason, changed_at
        """;

    public string Id { get; init; } = "";

    public long? Version { get; init; }

    public string State { get; init; } = "";

    public string Provider { get; init; } = "";

    public string Mappings { get; init; } = "";

    public long PreviousVersion { get; init; }

    public long? RolledBackTo { get; init; }

    public bool Forced { get; init; }

    public string Probe { get; init; } = "[]";

    public string? Rejection { get; init; }

    public string ChangedBy { get; init; } = "";

    public string Reason { get; init; } = "";

    public DateTimeOffset ChangedAt { get; init; }

    public static PolicyRow Of(ProviderPolicy policy) => new()
    {
        Id = policy.Id,
        Version = policy.Version,
        State = WireName<PolicyState>.Of(policy.State),
        Provider = WireName<Contracts.Llm.Provider>.Of(policy.Provider),
        Mappings = JsonSerializer.Serialize(
            policy.Mappings.ToDictionary(m => WireName<Contracts.Llm.Provider>.Of(m.Key), m => m.Value), MaruJson.Options),
        PreviousVersion = policy.PreviousVersion,
        RolledBackTo = policy.RolledBackTo,
        Forced = policy.Forced,
        Probe = JsonSerializer.Serialize(policy.Probes.Select(ProbeRow.Of), MaruJson.Options),
        Rejection = policy.Rejection,
        ChangedBy = policy.ChangedBy,
        Reason = policy.Reason,
        ChangedAt = policy.ChangedAt,
    };

    public ProviderPolicy ToPolicy() => new()
    {
        Id = Id,
        Version = Version,
        State = WireName<PolicyState>.Parse(State),
        Provider = WireName<Contracts.Llm.Provider>.Parse(Provider),
        Mappings = JsonSerializer.Deserialize<Dictionary<string, TypeMapping>>(Mappings, MaruJson.Options)!
            .ToDictionary(m => WireName<Contracts.Llm.Provider>.Parse(m.Key), m => m.Value),
        PreviousVersion = PreviousVersion,
        RolledBackTo = RolledBackTo,
        Forced = Forced,
        Probes = [.. JsonSerializer.Deserialize<List<ProbeRow>>(Probe, MaruJson.Options)!.Select(p => p.ToProbe())],
        Rejection = Rejection,
        ChangedBy = ChangedBy,
        Reason = Reason,
        ChangedAt = ChangedAt,
    };

    private sealed class ProbeRow
    {
        public string Type { get; init; } = "";

        public ProbeFailure? Failure { get; init; }

        public string? Model { get; init; }

        public long LatencyMs { get; init; }

        public static ProbeRow Of(TypeProbe probe) => new()
        {
            Type = WireName<ModelType>.Of(probe.Type),
            Failure = probe.Result.Failure,
            Model = probe.Result.Model,
            LatencyMs = probe.Result.LatencyMs,
        };

        public TypeProbe ToProbe() => new(WireName<ModelType>.Parse(Type), new ProbeResult(Failure, Model, LatencyMs));
    }
}
