using System.Collections.Frozen;
using System.Text;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Policy;

namespace Maru.Modules.Llm.Configuration.Routes;

/// <summary>Builds the table of names of one snapshot: logical types, default, configured models.</summary>
internal sealed class RouteTable(
    ProviderPolicy policy, IReadOnlyList<ConfiguredModel> models, IReadOnlyDictionary<Provider, ProviderKey> keys)
{
    public const string Default = "default";

    private readonly Dictionary<string, Resolution> _names = new(StringComparer.Ordinal);

    public FrozenDictionary<string, Resolution> Build(CurrentModel current)
    {
        foreach (var type in Enum.GetValues<ModelType>())
        {
            Add(WireName<ModelType>.Of(type), policy.Provider, policy.ModelOf(type));
        }

        Add(Default, current.Provider, current.ModelId);
        foreach (var model in models)
        {
            Add(model.QualifiedId, model.Provider, model.ModelId);
        }

        AddUnambiguous(m => m.ModelId);
        AddUnambiguous(m => m.Name);
        return _names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public Resolution Resolve(Provider provider, string bare)
    {
        var key = keys[provider];
        if (key.Error is { } error)
        {
            return new Resolution(null, error);
        }

        var row = models.FirstOrDefault(m => m.Provider == provider && m.ModelId == bare);
        var parameters = row is null or { Parameters: ModelParameters.None } ? default : Encoding.UTF8.GetBytes(row.Parameters);
        return new Resolution(
            new ProviderRoute(provider, bare, key.BaseUrl, key.Reveal(), key.KeyId, parameters, policy.Number)
            {
                Family = key.Profile.FamilyOf(bare),
                OwnWire = key.Profile.OwnWire,
            },
            null);
    }

    // A name two providers share is the policy's provider's; if it has none, the name says too little and is left out.
    private void AddUnambiguous(Func<ConfiguredModel, string> name)
    {
        foreach (var group in models.Where(m => name(m).Length > 0).GroupBy(name, StringComparer.Ordinal))
        {
            var meant = group.Count() == 1 ? group.First()
                : group.Count(m => m.Provider == policy.Provider) == 1 ? group.First(m => m.Provider == policy.Provider)
                : null;
            if (meant is not null)
            {
                Add(group.Key, meant.Provider, meant.ModelId);
            }
        }
    }

    private void Add(string name, Provider provider, string bare) => _names.TryAdd(name, Resolve(provider, bare));
}
