namespace Maru.Modules.Llm.Adapters.Builtin.Schema;

/// <summary>What a schema is filled with.</summary>
/// <param name="Main">The answer itself, for fields like text, answer, content.</param>
/// <param name="Heard">What the user said; numbers, dates and enum members are looked for in it.</param>
/// <param name="Phrases">Key phrases for every other string.</param>
/// <param name="Facts">Values known by the field's name.</param>
internal sealed record FillWords(
    string Main, string Heard, IReadOnlyList<string> Phrases, IReadOnlyDictionary<string, string>? Facts)
{
    private static readonly string[] MainFields =
        ["text", "draft", "answer", "content", "body", "message", "reply", "prompt", "question", "summary", "description", "response", "output", "reason"];

    public string For(string field, int turn)
    {
        var name = field.ToLowerInvariant();
        if (Facts?.GetValueOrDefault(name) is { Length: > 0 } known)
        {
            return known;
        }

        if (Phrases.Count == 0 || (turn == 0 && Array.Exists(MainFields, f => name == f || name.EndsWith("_" + f, StringComparison.Ordinal))))
        {
            return turn == 0 ? Main : $"{Main} {turn + 1}";
        }

        var phrase = Phrases[turn % Phrases.Count];
        return turn < Phrases.Count ? phrase : $"{phrase} {(turn / Phrases.Count) + 1}";
    }
}
