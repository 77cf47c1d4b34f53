using System.Text.Json;
using System.Text.Unicode;

namespace Maru.Modules.Llm.Adapters.Builtin;

/// <summary>Parses JSON so that no later read of a string can throw: bad UTF-8 and half surrogates are refused here.</summary>
internal static class SafeJson
{
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            return null;
        }

        try
        {
            return HasHalfSurrogate(utf8.Span) ? null : JsonDocument.Parse(utf8);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The JSON object that begins at the start of these bytes, whatever comes behind it.</summary>
    public static JsonDocument? ParseLeading(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            if (!JsonDocument.TryParseValue(ref reader, out var document))
            {
                return null;
            }

            if (!HasHalfSurrogate(utf8[..(int)reader.BytesConsumed]))
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

    private static bool HasHalfSurrogate(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\\u"u8) < 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
            {
                continue;
            }

            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }

        return false;
    }
}
