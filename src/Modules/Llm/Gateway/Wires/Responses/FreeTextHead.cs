using System.Text;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>Where a string begins inside an object whose only member it is, and where its escapes end.</summary>
internal static class FreeTextHead
{
    private const int UnitLength = 6;

    private static readonly byte[] Name = Encoding.UTF8.GetBytes($"\"{FreeText.Member}\"");

    /// <param name="json">As much of the object as is there.</param>
    /// <param name="at">Behind the string's first quote.</param>
    public static bool TryFind(ReadOnlySpan<byte> json, out int at)
    {
        at = 0;
        return Passes(json, ref at, "{"u8) && Passes(json, ref at, Name) && Passes(json, ref at, ":"u8) && Passes(json, ref at, "\""u8);
    }

    /// <summary>Bytes of the escape that begins here; none while it is not whole.</summary>
    public static int EscapeLength(ReadOnlySpan<byte> json)
    {
        var length = json.Length < 2 ? 0 : json[1] != 'u' ? 2 : json.Length >= UnitLength ? UnitLength : 0;
        if (length < UnitLength || !IsHighSurrogate(json))
        {
            return length;
        }

        // Half a character: with its other half, or alone when something else follows.
        var rest = json[UnitLength..];
        return rest.Length >= 2 ? (rest[0] != '\\' || rest[1] != 'u' ? UnitLength : rest.Length >= UnitLength ? 2 * UnitLength : 0)
            : rest.Length == 1 && rest[0] != '\\' ? UnitLength : 0;
    }

    private static bool IsHighSurrogate(ReadOnlySpan<byte> escape) =>
        (escape[2] is (byte)'d' or (byte)'D') && escape[3] is (byte)'8' or (byte)'9' or (byte)'a' or (byte)'b' or (byte)'A' or (byte)'B';

    private static bool Passes(ReadOnlySpan<byte> json, ref int at, ReadOnlySpan<byte> what)
    {
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        if (!json[at..].StartsWith(what))
        {
            return false;
        }

        at += what.Length;
        return true;
    }
}
