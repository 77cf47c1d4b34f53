using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Configuration.Keys.Importing;

/// <summary>What the environment says of keys and models; the host looks there, nobody else.</summary>
/// <param name="profiles">Which variables to look at; the first usable one of a provider counts.</param>
/// <param name="read">Gives a variable's raw value, or null.</param>
/// <param name="defaultModel"><c>provider/model</c>, or null.</param>
internal sealed class EnvironmentKeys(ProviderProfiles profiles, Func<string, string?> read, string? defaultModel)
{
    /// <summary>Blank values and placeholders are no keys.</summary>
    public IReadOnlyList<EnvironmentKey> Keys { get; } = profiles.All
        .SelectMany(p => p.Variables, (p, variable) => (p.Provider, Variable: variable, Value: read(variable)))
        .Where(f => !string.IsNullOrWhiteSpace(f.Value) && !ApiKeyText.IsPlaceholder(ApiKeyText.Clean(f.Value)))
        .Select(f => new EnvironmentKey(f.Provider, f.Variable, ApiKeyText.Clean(f.Value!)))
        .DistinctBy(k => k.Provider)
        .ToList();

    /// <summary>Whether a default is named that cannot be one.</summary>
    public bool DefaultModelIsMalformed => !string.IsNullOrWhiteSpace(defaultModel) && DefaultModel is null;

    /// <summary>The default the settings name. Here, at the edge, a provider's former name still counts.</summary>
    public (Provider Provider, string ModelId)? DefaultModel
    {
        get
        {
            var text = defaultModel?.Trim() ?? "";
            var former = profiles.All.FirstOrDefault(p => text.StartsWith($"{p.FormerName ?? p.Name}/", StringComparison.Ordinal));
            text = former?.FormerName is { } name ? former.Name + text[name.Length..] : text;
            return ModelName.TrySplit(text, out var provider, out _)
                && ModelName.Bare(profiles.Of(provider), text) is { Failure: null } bare ? (provider, bare.Value) : null;
        }
    }

    public EnvironmentKey? Of(Provider provider) => Keys.FirstOrDefault(k => k.Provider == provider);
}
