using Maru.Contracts.Llm;
using Maru.Kernel;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>Which model of one provider stands behind each general name; null or empty for none.</summary>
internal sealed record MappingRequest(string? Small, string? Large, string? Image)
{
    /// <summary>By provider name; a name that is no provider is a failure.</summary>
    public static Outcome<Dictionary<Provider, TypeMapping>> Read(IReadOnlyDictionary<string, MappingRequest>? sent)
    {
        var mappings = new Dictionary<Provider, TypeMapping>();
        foreach (var (name, body) in sent ?? new Dictionary<string, MappingRequest>())
        {
            if (!WireName<Contracts.Llm.Provider>.TryParse(name, out var provider) || body is null)
            {
                return LlmFailures.UnknownProvider.At($"mappings.{name}", "Not a provider, or no names.");
            }

            mappings[provider] = new TypeMapping(body.Small ?? "", body.Large ?? "", body.Image ?? "");
        }

        return mappings;
    }
}

/// <summary>The policy that is to hold from the next request on.</summary>
internal sealed record ChangePolicyRequest(
    string? Provider, IReadOnlyDictionary<string, MappingRequest>? Mappings, string? Reason, long ExpectedVersion, bool Probe = true,
    bool Force = false);

/// <summary>A policy to try without changing anything; what is absent is as it is now.</summary>
internal sealed record ProbePolicyRequest(string? Provider = null, IReadOnlyDictionary<string, MappingRequest>? Mappings = null);

/// <summary>An earlier policy that is to hold again.</summary>
internal sealed record RollBackPolicyRequest(long Version, long ExpectedVersion, string? Reason = null, bool Force = false);

/// <summary>Which model of one provider stands behind each general name; null for none.</summary>
internal sealed record MappingResponse(string? Small, string? Large, string? Image)
{
    public static MappingResponse Of(TypeMapping mapping) => new(mapping.Small, mapping.Large, mapping.Image);
}

/// <summary>What the model behind one general name answered when it was tried.</summary>
internal sealed record TypeProbeResponse(
    ModelType Type, string Status, string Message, ProbeFailure? Reason, string? ModelUsed, long LatencyMs)
{
    public static TypeProbeResponse Of(TypeProbe probe) => new(
        probe.Type, probe.Result.Status, probe.Result.Message, probe.Result.Failure, probe.Result.Model, probe.Result.LatencyMs);
}

/// <summary>What the models of a policy answered when they were tried.</summary>
internal sealed record PolicyProbeResponse(IReadOnlyList<TypeProbeResponse> Probes)
{
    public static PolicyProbeResponse Of(IEnumerable<TypeProbe> probes) => new([.. probes.Select(TypeProbeResponse.Of)]);
}

/// <summary>Which provider answers, with which models, since when and why.</summary>
internal sealed record PolicyResponse(
    long? Version, PolicyState State, Provider Provider, IReadOnlyDictionary<string, MappingResponse> Mappings, long PreviousVersion,
    long? RolledBackTo, bool Forced, string? Rejection, string ChangedBy, string Reason, DateTimeOffset? ChangedAt,
    IReadOnlyList<TypeProbeResponse> Probes)
{
    public static PolicyResponse Of(ProviderPolicy policy) => new(
        policy.Version, policy.State, policy.Provider,
        policy.Mappings.ToDictionary(m => WireName<Contracts.Llm.Provider>.Of(m.Key), m => MappingResponse.Of(m.Value)),
        policy.PreviousVersion, policy.RolledBackTo, policy.Forced, policy.Rejection, policy.ChangedBy, policy.Reason,
        policy.ChangedAt == DateTimeOffset.UnixEpoch ? null : policy.ChangedAt,
        [.. policy.Probes.Select(TypeProbeResponse.Of)]);
}
