using System.Buffers.Text;

namespace Maru.Modules.Llm.Gateway;

/// <summary>The beginning of a JSON string without its escapes, so that a long one need not be copied to be recognised.</summary>
internal static class JsonHead
{
    private const byte NotAscii = (byte)'?';

    /// <param name="json">The string between its quotes, known to be well formed.</param>
    /// <param name="head">Where its first characters go; what is not ASCII becomes a question mark when it was escaped.</param>
    /// <returns>How many were written.</returns>
    public static int Unescape(ReadOnlySpan<byte> json, Span<byte> head)
    {
        var written = 0;
        for (var at = 0; at < json.Length && written < head.Length; written++)
        {
            if (json[at] != '\\')
            {
                head[written] = json[at++];
            }
            else if (json[at + 1] == 'u')
            {
                head[written] = Utf8Parser.TryParse(json.Slice(at + 2, 4), out int code, out _, 'x') && code < 0x80 ? (byte)code : NotAscii;
                at += 6;
            }
            else
            {
                head[written] = json[at + 1] is (byte)'/' or (byte)'\\' or (byte)'"' ? json[at + 1] : (byte)' ';
                at += 2;
            }
        }

        return written;
    }
}
