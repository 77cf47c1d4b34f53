namespace Maru.Modules.Llm.Responses;

/// <summary>Ids of responses and items. Any other text is an id of nothing, and is never put before the database.</summary>
internal static class ResponseIds
{
    private const int Longest = 200;

    public static bool IsWellFormed(string? text) =>
        text is { Length: > 0 and <= Longest } && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
