using System.Text.Json;

namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>A long JSON string as the bytes it stands for, and back: it never becomes a string, which would be twice as long.</summary>
internal static class MediaText
{
    private const int PieceLength = 16 * 1024;

    /// <summary>The bytes; empty when it is no string.</summary>
    public static ReadOnlyMemory<byte> Read(Raw text)
    {
        var quoted = text.Json;
        if (quoted.Length < 2 || quoted.Span[0] != (byte)'"')
        {
            return default;
        }

        if (!quoted.Span.Contains((byte)'\\'))
        {
            return quoted[1..^1];
        }

        var reader = new Utf8JsonReader(quoted.Span);
        reader.Read();
        var unescaped = new byte[quoted.Length];
        return unescaped.AsMemory(0, reader.CopyString(unescaped));
    }

    /// <summary>Writes them as a value, piece by piece: the writer asks for three times the room of what it is given at once.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> text)
    {
        while (text.Length > PieceLength)
        {
            json.WriteStringValueSegment(text[..PieceLength], isFinalSegment: false);
            text = text[PieceLength..];
        }

        json.WriteStringValueSegment(text, isFinalSegment: true);
    }
}
