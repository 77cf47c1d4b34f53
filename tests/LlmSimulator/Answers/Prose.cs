using System.Text;
using Maru.LlmSimulator.Faults;

namespace Maru.LlmSimulator.Answers;

/// <summary>The answer's text: the same for the same model, prompt and plan.</summary>
internal static class Prose
{
    private const string Filler = " The quick brown fox jumps over the lazy dog.";
    private const int CharactersPerToken = 4;

    public static string Compose(Plan plan, string verb, string said)
    {
        var text = plan.Rule?.Text ?? $"[{plan.Model}] {verb}: {said}";
        if (plan.Size is { } size)
        {
            return Sized(text, size);
        }

        return plan.Chunks is { } chunks && text.Length < chunks * 2 ? Sized(text, chunks * CharactersPerToken) : text;
    }

    /// <summary>Cuts at the first stop text, then at the token limit.</summary>
    public static (string Text, bool Truncated) Limit(string text, IEnumerable<string> stops, int? maxTokens)
    {
        foreach (var stop in stops.Where(s => s.Length > 0))
        {
            var at = text.IndexOf(stop, StringComparison.Ordinal);
            text = at < 0 ? text : text[..at];
        }

        if (maxTokens is not { } max || Usage.Count(text) <= max)
        {
            return (text, false);
        }

        return (Head(text, max * CharactersPerToken), true);
    }

    /// <summary>Words with the blank before them, or exactly <paramref name="chunks"/> pieces of about equal length.</summary>
    public static IReadOnlyList<string> Pieces(string text, int? chunks)
    {
        var pieces = new List<string>();
        if (chunks is { } n)
        {
            for (int i = 0, from = 0; i < n; i++)
            {
                var to = i == n - 1 ? text.Length : Whole(text, (int)((long)text.Length * (i + 1) / n));
                pieces.Add(text[from..Math.Max(from, to)]);
                from = Math.Max(from, to);
            }

            return pieces;
        }

        for (var from = 0; from < text.Length;)
        {
            var to = text.IndexOf(' ', from + 1);
            to = to < 0 ? text.Length : to;
            pieces.Add(text[from..to]);
            from = to;
        }

        return pieces;
    }

    private static string Sized(string text, int bytes)
    {
        var built = new StringBuilder(text);
        for (var missing = bytes - Encoding.UTF8.GetByteCount(text); missing > 0; missing -= Filler.Length)
        {
            built.Append(Filler, 0, Math.Min(Filler.Length, missing));
        }

        var whole = built.ToString();
        while (Encoding.UTF8.GetByteCount(whole) is var now && now > bytes)
        {
            whole = Head(whole, whole.Length - Math.Max(1, (now - bytes) / 3));
        }

        return whole;
    }

    private static string Head(string text, int length) => text[..Whole(text, Math.Min(length, text.Length))];

    // A piece must not end between the two halves of a character beyond the basic plane.
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
