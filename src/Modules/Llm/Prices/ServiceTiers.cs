using System.Collections.Frozen;
using System.Text;

namespace Maru.Modules.Llm.Prices;

/// <summary>
/// What a call may be charged by beside its model: OpenAI's service tiers, Anthropic's speed and the region its model runs in, which go
/// together. Names are of small letters, digits and lines.
/// </summary>
internal static class ServiceTiers
{
    private const string Strange = "other";
    private const int Longest = 32;

    private static readonly string[] Known = ["default", "flex", "priority", "scale", "batch", "auto"];

    // Never dearer than none at all.
    private static readonly FrozenSet<string> Ordinary = new[]
    {
        "auto", "batch", "default", "flex", "global", "not_available", "scale", "standard", "standard_only",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether it costs what the model costs, where nobody gave it a price; for any other that price is unknown.</summary>
    public static bool IsOrdinary(string tier) => Ordinary.Contains(tier);

    /// <summary>A tier somebody asks for or was given; null for an ordinary one.</summary>
    public static string? Special(string? name) =>
        string.IsNullOrEmpty(name) || IsOrdinary(name) ? null
        : name.Length <= Longest && name.All(letter => letter is '_' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)) ? name
        : Strange;

    /// <summary>Two that hold together, in either order; null for neither.</summary>
    public static string? Both(string? one, string? other) =>
        one is null || other is null ? one ?? other
        : string.CompareOrdinal(one, other) < 0 ? $"{one}_{other}" : $"{other}_{one}";

    /// <summary>The tier an answer says it was charged at; null when there can be no price for it.</summary>
    public static string? Of(ReadOnlySpan<byte> name)
    {
        foreach (var known in Known)
        {
            if (Ascii.Equals(name, known))
            {
                return known;
            }
        }

        return name.IsEmpty || name.IndexOfAnyExceptInRange((byte)'a', (byte)'z') >= 0 ? null : Encoding.ASCII.GetString(name);
    }
}
