using Maru.Modules.Llm.Prices;

namespace Maru.Modules.Llm.Configuration.Routes;

/// <summary>Another name of a model, or of many when it has a <c>*</c>.</summary>
/// <param name="Pattern">The other name.</param>
/// <param name="Name">What it stands for: a name that a request may use.</param>
internal sealed record ModelAlias(string Pattern, string Name)
{
    private const int Longest = 300;

    /// <summary>Whether it is one name, which can be listed.</summary>
    public bool IsExact => Pattern.AsSpan().IndexOfAny('*', '?') < 0;

    /// <summary>As <c>alias=name</c>; null when it is not written so.</summary>
    public static ModelAlias? Parse(string entry)
    {
        var sign = entry.IndexOf('=', StringComparison.Ordinal);
        var alias = sign < 0 ? null : new ModelAlias(entry[..sign].Trim(), entry[(sign + 1)..].Trim());
        return alias is { Pattern.Length: > 0 and <= Longest, Name.Length: > 0 and <= Longest } ? alias : null;
    }

    public bool Stands(ReadOnlySpan<char> name) => ModelGlob.Matches(Pattern, name);
}
