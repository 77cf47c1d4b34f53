using System.Diagnostics.CodeAnalysis;

namespace Maru.Modules.Llm.Calls;

/// <summary>
/// Text that clients or providers chose, made fit for a column: PostgreSQL refuses NUL and lone surrogates, and would refuse the whole
/// batch.
/// </summary>
internal static class ForeignText
{
    public const int LongestSentence = 1000;

    private const int Longest = 200;

    [return: NotNullIfNotNull(nameof(text))]
    public static string? Clean(string? text, int longest = Longest)
    {
        if (text is null || (text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')))
        {
            return text;
        }

        var cut = text.AsSpan(0, Math.Min(text.Length, longest));
        return string.Create(cut.Length, cut, static (clean, source) =>
        {
            for (var i = 0; i < clean.Length; i++)
            {
                clean[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? '?' : source[i];
            }
        });
    }
}
