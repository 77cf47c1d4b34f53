namespace Maru.Rhai.Syntax.Lexing;

/// <summary>Keeps text of a script short in messages.</summary>
internal static class Excerpt
{
    private const int MostCharacters = 60;

    public static string Of(string text) => text.Length <= MostCharacters ? text : string.Concat(text.AsSpan(0, MostCharacters), "…");
}
