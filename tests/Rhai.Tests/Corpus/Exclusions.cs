namespace Maru.Rhai.Tests.Corpus;

/// <summary>Cases in which we differ from the official engine on purpose. The list may only shrink.</summary>
internal static class Exclusions
{
    public const int Most = 2;

    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["limit-52"] = "The official engine checks `array += array` before appending only, so that an array grows to twice its limit; ours counts what was appended.",
        ["limit-70"] = "The official engine does not check `map[key] = value`, so that a loop fills a map without end; ours does.",
    };
}
