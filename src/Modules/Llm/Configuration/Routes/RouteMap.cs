using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Configuration.Routes;

/// <summary>
/// Everything a request needs to know of keys, models and policy, as of one moment. A request resolves its model once and keeps the
/// route, whatever is changed meanwhile. Immutable to its users; thread safe.
/// </summary>
internal sealed class RouteMap
{
    /// <summary>The snapshot's name.</summary>
    public const string Name = "llm";

    // Names are the client's choice; a bound keeps a caller from filling the memory with them.
    private const int MostRemembered = 1024;
    private const int MostListed = 30;

    private readonly FrozenDictionary<string, Resolution> _known;
    private readonly FrozenDictionary<string, Resolution>.AlternateLookup<ReadOnlySpan<char>> _knownBySpan;
    private readonly ConcurrentDictionary<string, Resolution> _asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Resolution>.AlternateLookup<ReadOnlySpan<char>> _askedBySpan;
    private readonly FrozenSet<(Provider, string)> _configured;
    private readonly RouteTable _table;
    private readonly IReadOnlyList<ModelAlias> _aliases;
    private readonly GatewayError _unknown;
    private int _remembered;

    public RouteMap(
        ProviderPolicy policy, IReadOnlyList<ConfiguredModel> models, Selection selection,
        IReadOnlyDictionary<Provider, ProviderKey> keys, (Provider Provider, string ModelId)? namedBySettings,
        IReadOnlyList<ModelAlias>? aliases = null)
    {
        _aliases = aliases ?? [];
        (Policy, Models, Selection, Keys) = (policy, models, selection, keys);
        Current = CurrentModel.Of(policy, models, selection.ModelRowId, namedBySettings);
        _table = new RouteTable(policy, models, keys);
        _known = _table.Build(Current);
        _knownBySpan = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        _askedBySpan = _asked.GetAlternateLookup<ReadOnlySpan<char>>();
        Names =
        [
            .. _known.Where(n => n.Value.Route is not null).Select(n => n.Key)
                .Union(_aliases.Where(a => a.IsExact && Named(a.Name)?.Route is not null).Select(a => a.Pattern))
                .Order(StringComparer.Ordinal),
        ];
        _configured = _known.Values.Where(n => n.Route is not null).Select(n => (n.Route!.Provider, n.Route.Model)).ToFrozenSet();
        _unknown = RouteErrors.Unknown(Names.Take(MostListed), keys.Values.Where(k => k.IsUsable).Select(k => k.Provider).Order());
    }

    public ProviderPolicy Policy { get; }

    /// <summary>Whether this model is the server's own or one an administrator chose; a client may name any other one as well.</summary>
    public bool IsConfigured(Provider provider, string model) =>
        Keys[provider].Profile.Models is not null || _configured.Contains((provider, model));

    public IReadOnlyList<ConfiguredModel> Models { get; }

    public Selection Selection { get; }

    /// <summary>One for every provider.</summary>
    public IReadOnlyDictionary<Provider, ProviderKey> Keys { get; }

    /// <summary>The model behind <c>default</c>.</summary>
    public CurrentModel Current { get; }

    /// <summary>Every name that leads to a provider now, sorted; <c>provider/model</c> of a callable provider does so besides.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Where a request that names this model goes. A name seen before costs no allocation.</summary>
    public bool TryResolve(string model, [NotNullWhen(true)] out ProviderRoute? route, [NotNullWhen(false)] out GatewayError? error) =>
        TryResolve(model.AsSpan(), out route, out error);

    /// <summary>As above, without a string.</summary>
    public bool TryResolve(
        ReadOnlySpan<char> model, [NotNullWhen(true)] out ProviderRoute? route, [NotNullWhen(false)] out GatewayError? error)
    {
        if (!_knownBySpan.TryGetValue(model, out var found) && !_askedBySpan.TryGetValue(model, out found))
        {
            found = Remember(model);
        }

        (route, error) = (found.Route, found.Error);
        return route is not null;
    }

    private Resolution Remember(ReadOnlySpan<char> model)
    {
        if ((Named(model) ?? Meant(model)) is not { } resolution)
        {
            return new Resolution(null, _unknown);
        }

        if (Volatile.Read(ref _remembered) < MostRemembered && _asked.TryAdd(model.ToString(), resolution))
        {
            Interlocked.Increment(ref _remembered);
        }

        return resolution;
    }

    // A name with its provider before it, or one of those that are known.
    private Resolution? Named(ReadOnlySpan<char> model) =>
        _knownBySpan.TryGetValue(model, out var known) ? known
        : ModelName.TrySplit(model, out var provider, out var bare) && ModelName.IsSound(bare) && Keys[provider].Profile.Knows(bare)
            ? _table.Resolve(provider, bare.ToString()) : null;

    // An alias of an alias is none: what a name means must be seen in one line of the settings.
    private Resolution? Meant(ReadOnlySpan<char> model)
    {
        foreach (var alias in _aliases)
        {
            if (alias.Stands(model))
            {
                return Named(alias.Name);
            }
        }

        return null;
    }
}
