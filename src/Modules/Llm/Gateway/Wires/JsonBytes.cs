using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires;

/// <summary>JSON written by hand, where its bytes are mostly there already and a writer would only check them again.</summary>
internal static class JsonBytes
{
    /// <summary>A string of this server's or a vendor's, escaped, without quotes.</summary>
    public static void WriteEscaped(this IBufferWriter<byte> output, string text) =>
        output.Write(JsonEncodedText.Encode(text, WireJson.Relaxed.Encoder).EncodedUtf8Bytes);

    public static void WriteNumber(this IBufferWriter<byte> output, int number)
    {
        const int longest = 11;
        number.TryFormat(output.GetSpan(longest), out var written, provider: CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    /// <summary>What stands between two pieces that are known.</summary>
    public static void Write(
        this IBufferWriter<byte> output, ReadOnlySpan<byte> before, ReadOnlySpan<byte> content, ReadOnlySpan<byte> after)
    {
        output.Write(before);
        output.Write(content);
        output.Write(after);
    }
}
