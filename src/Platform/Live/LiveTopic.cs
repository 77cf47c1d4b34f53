namespace Maru.Platform.Live;

/// <summary>One thing of one source that can be followed, written <c>run:ID</c>.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Id">The thing's id: 1 to 64 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>.</param>
public readonly record struct LiveTopic(string Source, string Id)
{
    private const int LongestId = 64;

    /// <summary>Reads the written form; null if it is not valid.</summary>
    /// <param name="text">The text.</param>
    public static LiveTopic? Parse(string text) =>
        text.Split(':') is [var source, var id] && IsName(source) && IsId(id) ? new LiveTopic(source, id) : null;

    /// <summary>Whether a source may have this name: lower-case letters and <c>_</c>, at most 64.</summary>
    internal static bool IsName(string text) =>
        text.Length is > 0 and <= LongestId && text.All(c => char.IsAsciiLetterLower(c) || c == '_');

    /// <inheritdoc/>
    public override string ToString() => $"{Source}:{Id}";

    /// <summary>A topic for a person, which is notified when the person gets a new topic.</summary>
    internal static LiveTopic OfPerson(string userId) => new("", userId);

    private static bool IsId(string text) =>
        text.Length is > 0 and <= LongestId && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
