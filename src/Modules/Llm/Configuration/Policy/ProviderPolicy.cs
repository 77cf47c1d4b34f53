using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>Which provider answers the whole server, and with which models. Versions are only ever added.</summary>
internal sealed record ProviderPolicy
{
    public const string System = "system";

    /// <summary>The version of a fresh server's policy.</summary>
    public const long InitialVersion = 0;

    public required string Id { get; init; }

    /// <summary>Null for a rejected attempt.</summary>
    public required long? Version { get; init; }

    public required PolicyState State { get; init; }

    public required Provider Provider { get; init; }

    public required IReadOnlyDictionary<Provider, TypeMapping> Mappings { get; init; }

    public long PreviousVersion { get; init; }

    public long? RolledBackTo { get; init; }

    public bool Forced { get; init; }

    public IReadOnlyList<TypeProbe> Probes { get; init; } = [];

    /// <summary>The failure code of a rejected attempt.</summary>
    public string? Rejection { get; init; }

    public required string ChangedBy { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public long Number => Version ?? throw new InvalidOperationException("A rejected attempt has no version.");

    /// <summary>The policy of a fresh server: the provider that needs no key answers, and a switch to another needs only its key.</summary>
    public static ProviderPolicy Initial(ProviderProfiles profiles) => new()
    {
        Id = "",
        Version = InitialVersion,
        State = PolicyState.Active,
        Provider = profiles.All.First(p => p.Key is null).Provider,
        Mappings = profiles.All.Where(p => p.Mapping is not null).ToDictionary(p => p.Provider, p => p.Mapping!),
        ChangedBy = System,
        Reason = "First start",
        ChangedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>The model of a type. The chosen provider of a policy in force always has one.</summary>
    public string ModelOf(ModelType type) => Mappings[Provider].Of(type);

    /// <summary>What the policy would be; mappings not given stay as they are.</summary>
    public ProviderPolicy Proposed(
        Provider provider, IReadOnlyDictionary<Provider, TypeMapping> mappings, string id, string actor, string reason, DateTimeOffset at,
        ProviderProfiles profiles)
    {
        var all = new Dictionary<Provider, TypeMapping>(Mappings);
        foreach (var (of, mapping) in mappings)
        {
            all[of] = mapping.Tidied(profiles.Of(of));
        }

        return new ProviderPolicy
        {
            Id = id,
            Version = null,
            State = PolicyState.Rejected,
            Provider = provider,
            Mappings = all,
            PreviousVersion = Number,
            ChangedBy = actor,
            Reason = reason,
            ChangedAt = at,
        };
    }

    /// <summary>What is wrong with the names, or null.</summary>
    public Failure? Fault(ProviderProfiles profiles)
    {
        if (!Mappings.ContainsKey(Provider))
        {
            return LlmFailures.InvalidPolicy.At($"mappings.{WireName<Provider>.Of(Provider)}", "Required for the chosen provider.");
        }

        foreach (var (of, mapping) in Mappings)
        {
            if (mapping.FaultyField(profiles.Of(of)) is { } field)
            {
                return LlmFailures.InvalidPolicy.At($"mappings.{WireName<Provider>.Of(of)}.{field}", "Not a model name of this provider.");
            }
        }

        return null;
    }

    public ProviderPolicy Accepted(long version) => this with { Version = version, State = PolicyState.Active, Rejection = null };

    public ProviderPolicy RejectedFor(Failure failure) =>
        this with { Version = null, State = PolicyState.Rejected, Rejection = failure.Code };
}
