namespace Maru.Composer.Chat;

/// <summary>The answer before it is written: pieces of content, or of one tool call's arguments.</summary>
/// <param name="Pieces">One token each, cut at a stop word or at the token limit.</param>
/// <param name="Tool">The function called; null for a text.</param>
/// <param name="FinishReason">stop, length or tool_calls.</param>
public sealed record ChatAnswer(IReadOnlyList<string> Pieces, string? Tool, string FinishReason)
{
    // As much as the larger models write; a longer answer ends like theirs, with the reason length.
    private const int MostTokens = 32_768;

    /// <summary>All pieces, joined.</summary>
    public string Text => string.Concat(Pieces);

    internal static ChatAnswer Of(string text, ChatQuestion question, string? tool = null)
    {
        foreach (var stop in tool is null ? question.Stops : [])
        {
            question.Allowance.Search(text, stop);
            var at = text.IndexOf(stop, StringComparison.Ordinal);
            text = at < 0 ? text : text[..at];
        }

        var most = Math.Min(question.MostTokens ?? MostTokens, MostTokens);
        var pieces = ComposerTokens.Pieces(text).Take(most + 1).ToList();
        if (pieces.Count > most)
        {
            pieces.RemoveAt(most);
            return new(pieces, tool, "length");
        }

        return new(pieces, tool, tool is null ? "stop" : "tool_calls");
    }
}
