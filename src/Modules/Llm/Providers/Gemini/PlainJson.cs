using System.Runtime.InteropServices;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Google's JSON escapes letters that need no escape; what goes on is written plainly, as other vendors write it.</summary>
internal static class PlainJson
{
    /// <summary>The inside of a string.</summary>
    public static ReadOnlySpan<byte> Content(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.IndexOf("\\u"u8) < 0 && raw.IndexOf("\\/"u8) < 0 ? raw
            : JsonEncodedText.Encode(text.GetString()!, WireJson.Relaxed.Encoder).EncodedUtf8Bytes;
    }

    /// <summary>A call's arguments, compact, as the inside of a string; an empty object where there are none.</summary>
    public static ReadOnlySpan<byte> Arguments(JsonElement args) => !args.Is(JsonValueKind.Object) ? "{}"u8
        : JsonEncodedText.Encode(WireJson.Compacted(args).Span, WireJson.Relaxed.Encoder).EncodedUtf8Bytes;
}
