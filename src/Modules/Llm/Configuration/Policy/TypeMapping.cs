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
    public string? FaultyField(Provider provider) =>
        !IsSound(provider, Small) ? "small"
        : !IsSound(provider, Large) ? "large"
        : !IsSound(provider, Image) ? "image"
        : null;

    /// <summary>White space around names is nobody's intention; the provider's own prefix is not part of the name.</summary>
    public TypeMapping Tidied(Provider provider) => new(Tidy(provider, Small), Tidy(provider, Large), Tidy(provider, Image));

    private static string Tidy(Provider provider, string? name) =>
        ModelName.Bare(provider, name) is { Failure: null } bare ? bare.Value : name?.Trim() ?? "";

    private static bool IsSound(Provider provider, string name) =>
        name.Length <= LongestName && ModelName.IsSound(name) && (provider != Provider.Builtin || BuiltinModel.IsKnown(name));
}
