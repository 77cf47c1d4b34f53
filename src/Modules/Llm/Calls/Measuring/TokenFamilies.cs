namespace Maru.Modules.Llm.Calls.Measuring;

/// <summary>Tells a model's vocabulary by its name, as vendors and relays spell it.</summary>
internal static class TokenFamilies
{
    private static readonly string[] O200k = ["gpt-4o", "gpt-4.1", "gpt-4.5", "gpt-5", "gpt-oss", "chatgpt-4o"];
    private static readonly string[] Cl100k = ["gpt-4", "gpt-3.5", "gpt-35", "text-embedding-3", "text-embedding-ada-002"];

    public static TokenFamily Of(string model)
    {
        // "openai/gpt-4o" at a relay, "ft:gpt-4o-mini:team" of one's own.
        var name = model.AsSpan(model.LastIndexOf('/') + 1);
        name = name.StartsWith("ft:", StringComparison.Ordinal) ? name[3..] : name;
        return Begins(name, O200k) || (name is ['o', >= '1' and <= '9', ..] && (name.Length == 2 || name[2] == '-')) ? TokenFamily.O200k
            : Begins(name, Cl100k) ? TokenFamily.Cl100k
            : TokenFamily.Other;
    }

    private static bool Begins(ReadOnlySpan<char> name, string[] with)
    {
        foreach (var start in with)
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
