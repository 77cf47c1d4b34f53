using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>One provider's models for the three types.</summary>
internal sealed record TypeMapping(string Small, string Large, string Image)
{
    public const int LongestName = 100;

    public string Of(ModelType type) => type switch
    {
        ModelType.TextSmall => Small,
        ModelType.TextLarge => Large,
        ModelType.Image => Image,
    };

    /// <summary>The field whose name cannot be a model of the provider, or null.</summary>
    public string? FaultyField(ProviderProfile profile) =>
        !IsSound(profile, Small) ? "small"
        : !IsSound(profile, Large) ? "large"
        : !IsSound(profile, Image) ? "image"
        : null;

    /// <summary>White space around names is nobody's intention; the provider's own prefix is not part of the name.</summary>
    public TypeMapping Tidied(ProviderProfile profile) => new(Tidy(profile, Small), Tidy(profile, Large), Tidy(profile, Image));

    private static string Tidy(ProviderProfile profile, string? name) =>
        ModelName.Bare(profile, name) is { Failure: null } bare ? bare.Value : name?.Trim() ?? "";

    private static bool IsSound(ProviderProfile profile, string name) =>
        name.Length <= LongestName && ModelName.IsSound(name) && profile.Knows(name);
}
