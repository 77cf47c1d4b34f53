namespace Maru.Platform.Secrets.Masking;

/// <summary>
/// Reads a line character by character. A JSON escape counts as one character, because the line may or may not be escaped already.
/// </summary>
internal static class JsonEscape
{
    private const int UnicodeLength = 6;

    /// <summary>The length of the character or escape at a place: 1, 2 or 6.</summary>
    public static int UnitAt(ReadOnlySpan<char> line, int at)
    {
        var length = line[at] != '\\' ? 1 : at + 1 < line.Length && line[at + 1] == 'u' ? UnicodeLength : 2;
        return Math.Min(length, line.Length - at);
    }

    /// <summary>
    /// Whether an escape ends directly before a place. An escape is not part of a word although it ends in a letter or digit.
    /// </summary>
    public static bool EndsAt(ReadOnlySpan<char> line, int at) =>
        (at >= 2 && line[at - 2] == '\\')
        || (at >= UnicodeLength && line.Slice(at - UnicodeLength, 2) is "\\u");
}
