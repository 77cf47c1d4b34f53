using System.Buffers;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>Names of vendors' models: bare (<c>gpt-4o-mini</c>) in store, <c>openai/gpt-4o-mini</c> where they must be unique.</summary>
internal static class ModelName
{
    public const int Longest = 200;

    private static readonly SearchValues<char> Permitted =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-:/@+");

    private static readonly (string Prefix, Provider Provider)[] Prefixes =
        [.. Enum.GetValues<Provider>().Select(p => (WireName<Provider>.Of(p) + "/", p))];

    public static string Qualified(Provider provider, string bare) => $"{WireName<Provider>.Of(provider)}/{bare}";

    /// <summary>Whether it can be a vendor's name. It may become part of a path, so nothing in it may climb out of one.</summary>
    public static bool IsSound(ReadOnlySpan<char> bare) =>
        bare.Length is > 0 and <= Longest
        && !bare.ContainsAnyExcept(Permitted)
        && bare[0] is not '/' && bare[^1] is not '/'
        && !bare.Contains("..", StringComparison.Ordinal) && !bare.Contains("//", StringComparison.Ordinal);

    /// <summary>Strips the provider's own prefix; refuses another provider's, for the name was surely meant for that one.</summary>
    public static Outcome<string> Bare(ProviderProfile profile, string? text)
    {
        var name = text?.Trim() ?? "";
        if (TrySplit(name, out var prefix, out var rest))
        {
            if (prefix != profile.Provider)
            {
                return LlmFailures.InvalidModelId.At(
                    "model_id", "The prefix names another provider. If it is part of the vendor's name, put the provider before it.");
            }

            name = rest.ToString();
        }

        return !profile.Knows(name) ? LlmFailures.InvalidModelId.At("model_id", $"{profile.Name} knows {Sentence.And(profile.Models!)}.")
            : IsSound(name) ? name
            : LlmFailures.InvalidModelId.At("model_id", "Not a model name.");
    }

    /// <summary>Splits <c>provider/model</c>; false when the text does not begin with a provider.</summary>
    public static bool TrySplit(ReadOnlySpan<char> text, out Provider provider, out ReadOnlySpan<char> bare)
    {
        foreach (var (prefix, candidate) in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                provider = candidate;
                bare = text[prefix.Length..];
                return true;
            }
        }

        provider = default;
        bare = default;
        return false;
    }
}
