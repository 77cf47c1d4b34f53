namespace Maru.Modules.Llm;

/// <summary>Lists as a sentence names them.</summary>
internal static class Sentence
{
    /// <summary><c>a, b and c</c>.</summary>
    public static string And(IEnumerable<string> names) => List(names, "and");

    /// <summary><c>a, b or c</c>.</summary>
    public static string Or(IEnumerable<string> names) => List(names, "or");

    private static string List(IEnumerable<string> names, string last)
    {
        string[] all = [.. names];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }
}
