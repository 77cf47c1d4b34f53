using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;

namespace Maru.Modules.Llm.Configuration.Keys.Importing;

/// <summary>What the environment says of keys and models; the host looks there, nobody else.</summary>
/// <param name="found">Every variable with its raw value; the first usable one of a provider counts.</param>
/// <param name="defaultModel"><c>provider/model</c>, or null.</param>
internal sealed class EnvironmentKeys(IEnumerable<(Provider Provider, string Variable, string? Value)> found, string? defaultModel)
{
    private const string GoogleAlias = "google/";

    /// <summary>Blank values and placeholders are no keys.</summary>
    public IReadOnlyList<EnvironmentKey> Keys { get; } = found
        .Where(f => !string.IsNullOrWhiteSpace(f.Value) && !ApiKeyText.IsPlaceholder(ApiKeyText.Clean(f.Value)))
        .Select(f => new EnvironmentKey(f.Provider, f.Variable, ApiKeyText.Clean(f.Value!)))
        .DistinctBy(k => k.Provider)
        .ToList();

    /// <summary>Whether a default is named that cannot be one.</summary>
    public bool DefaultModelIsMalformed => !string.IsNullOrWhiteSpace(defaultModel) && DefaultModel is null;

    /// <summary>The default the settings name. Here, at the edge, Google's old name still counts.</summary>
    public (Provider Provider, string ModelId)? DefaultModel
    {
        get
        {
            var text = defaultModel?.Trim() ?? "";
            text = text.StartsWith(GoogleAlias, StringComparison.Ordinal) ? $"gemini/{text[GoogleAlias.Length..]}" : text;
            return ModelName.TrySplit(text, out var provider, out _) && ModelName.Bare(provider, text) is { Failure: null } bare
                ? (provider, bare.Value)
                : null;
        }
    }

    public EnvironmentKey? Of(Provider provider) => Keys.FirstOrDefault(k => k.Provider == provider);
}
