namespace Maru.Rhai.Tests.Corpus;

/// <summary>Cases in which we differ from the official engine on purpose. The list may only shrink.</summary>
internal static class Exclusions
{
    public const int Most = 5;

    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["limit-52"] = "The official engine checks `array += array` before appending only, so that an array grows to twice its limit; ours counts what was appended.",
        ["limit-70"] = "The official engine does not check `map[key] = value`, so that a loop fills a map without end; ours does.",
        ["kept-1"] = "The official engine writes a char as the language shows it, which is no JSON; ours writes a string of one character.",
        ["kept-2"] = "The official engine reads nothing from an inclusive range of one character, yet replaces one; ours does both.",
        ["kept-3"] = "The official engine does not take a blank between the parentheses for the empty value; a reader does.",
    };
}
