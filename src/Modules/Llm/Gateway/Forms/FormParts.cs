namespace Maru.Modules.Llm.Gateway.Forms;

/// <summary>
/// Cuts a form into its parts, without copying one. Every place where two parsers could see other parts is an error: the boundary anywhere
/// but where a part begins, text before the first or behind the last of them, line ends other than CRLF.
/// </summary>
internal static class FormParts
{
    private const int Most = 64;
    private const int LongestHead = 4096;

    private static ReadOnlySpan<byte> LineEnd => "\r\n"u8;

    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    /// <param name="body">The form.</param>
    /// <param name="dashed">Its boundary with the two dashes before it.</param>
    /// <param name="parts">In their order.</param>
    public static GatewayError? Read(ReadOnlyMemory<byte> body, ReadOnlySpan<byte> dashed, out List<FormPart> parts)
    {
        parts = [];
        var span = body.Span;
        var at = span.StartsWith(LineEnd) ? LineEnd.Length : 0;
        if (!span[at..].StartsWith(dashed))
        {
            return Malformed("The form does not begin with the boundary that its content type names.");
        }

        while (true)
        {
            at += dashed.Length;
            var rest = span[at..];
            if (rest.StartsWith("--"u8))
            {
                return rest[2..].IndexOfAnyExcept(" \t\r\n"u8) < 0 ? null : Malformed("Something stands behind the end of the form.");
            }

            if (!rest.StartsWith(LineEnd))
            {
                return Malformed("Behind a boundary of the form is neither a new line nor the end. Perhaps a file holds it.");
            }

            if (parts.Count == Most)
            {
                return GatewayError.Invalid("too_many_parts", $"The form has more than {Most} parts.");
            }

            if (ReadPart(body[(at + LineEnd.Length)..], dashed, out var part) is { } error)
            {
                return error;
            }

            parts.Add(part!);
            at += LineEnd.Length + part!.Whole.Length + LineEnd.Length;
        }
    }

    private static GatewayError? ReadPart(ReadOnlyMemory<byte> from, ReadOnlySpan<byte> dashed, out FormPart? part)
    {
        part = null;
        var span = from.Span;
        var headLength = span[..Math.Min(span.Length, LongestHead + HeadEnd.Length)].IndexOf(HeadEnd);
        if (headLength < 0)
        {
            return span.Length > LongestHead
                ? Malformed($"A part of the form has headers of more than {LongestHead} bytes, or no empty line behind them.") : Cut();
        }

        if (FormHead.Read(span[..headLength], out var name, out var fileName, out var mediaType) is { } wrong)
        {
            return wrong;
        }

        var start = headLength + HeadEnd.Length;
        var length = span[start..].IndexOf(dashed);
        if (length < 0)
        {
            return Cut();
        }

        if (length < LineEnd.Length || !span[..(start + length)].EndsWith(LineEnd))
        {
            return Malformed("The boundary of the form stands inside a part. Let your HTTP library choose the boundary.");
        }

        length -= LineEnd.Length;
        part = new FormPart(name, fileName, mediaType, from[..(start + length)], from.Slice(start, length));
        return null;
    }

    private static GatewayError Cut() => Malformed("The form breaks off: its last boundary is missing.");

    private static GatewayError Malformed(string message) => GatewayError.Invalid("malformed_form", message);
}
