using System.Text.Json;
using System.Text.Unicode;
using Maru.Kernel;

namespace Maru.Composer;

/// <summary>Parses JSON so that no later read of a string can throw: bad UTF-8 and half surrogates are refused here.</summary>
public static class SafeJson
{
    /// <summary>The document; null when these bytes are no JSON that can be read without an exception.</summary>
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

    /// <summary>Whether there are more values than may be kept in a document; what is no JSON has few.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="most">How many may be kept.</param>
    public static bool HasMoreValues(ReadOnlySpan<byte> utf8, int most)
    {
        // A value takes two bytes at least: itself and what parts it from the next.
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

    /// <summary>The JSON object that begins at the start of these bytes, whatever comes behind it.</summary>
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
