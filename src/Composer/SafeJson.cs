using System.Text.Json;
using System.Text.Unicode;
using Maru.Kernel;

namespace Maru.Composer;

/// <summary>Parses JSON so that no later read of a string can throw: bad UTF-8 and half surrogates are refused here.</summary>
public static class SafeJson
{
    /// <summary>The document; null if the bytes are not JSON that can be read without an exception.</summary>
    /// <param name="utf8">Owned by the caller, and must outlive the document.</param>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            return null;
        }

        try
        {
            return HalfSurrogates.AreIn(utf8.Span) ? null : JsonDocument.Parse(utf8);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether there are more values than a document may contain; invalid JSON counts as few.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="most">The limit.</param>
    public static bool HasMoreValues(ReadOnlySpan<byte> utf8, int most)
    {
        // A value takes at least two bytes: itself and a separator.
        if (utf8.Length / 2 <= most)
        {
            return false;
        }

        var values = 0;
        try
        {
            for (var reader = new Utf8JsonReader(utf8); reader.Read() && values <= most; values++)
            {
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return values > most;
    }

    /// <summary>The JSON object at the start of these bytes; anything may follow it.</summary>
    internal static JsonDocument? ParseLeading(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            if (!JsonDocument.TryParseValue(ref reader, out var document))
            {
                return null;
            }

            if (!HalfSurrogates.AreIn(utf8[..(int)reader.BytesConsumed]))
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
