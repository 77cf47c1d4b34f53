using System.Text;
using System.Text.Json;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary><c>parse_json</c> and <c>to_json</c>.</summary>
internal static class JsonText
{
    public static RhaiValue Parse(RhaiRun run, string text)
    {
        // Each value is an element or an entry: if there are more values than both limits together, one limit is exceeded.
        var limits = run.Limits;
        var most = limits.ArrayElements > 0 && limits.MapEntries > 0 ? limits.ArrayElements + limits.MapEntries : long.MaxValue;
        RhaiValue value;
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64 });
            var values = 0;
            value = RhaiJson.FromElement(document.RootElement, JsonNumbers.AsInteger, () =>
            {
                run.StepOnce(values, 16);
                if (++values > most)
                {
                    throw TooLarge(run);
                }
            });
        }
        catch (JsonException)
        {
            throw Malformed(run, text);
        }

        if (value.Kind != RhaiKind.Map)
        {
            throw new RhaiException(RhaiErrorKind.MismatchOutputType, $"Output type incorrect: {RhaiTypes.NameOf(value)} (expecting map)", run.CallPosition);
        }

        var size = RhaiSize.Of(value);
        if ((limits.MapEntries > 0 && size.Entries > limits.MapEntries) || (limits.ArrayElements > 0 && size.Elements > limits.ArrayElements)
            || (limits.StringBytes > 0 && size.Bytes > limits.StringBytes))
        {
            throw TooLarge(run);
        }

        return value;
    }

    private static RhaiException TooLarge(RhaiRun run) =>
        new(RhaiErrorKind.Parsing, "Literal exceeds the maximum limit", run.CallPosition, "ErrorParsing/LiteralTooLarge");

    public static RhaiValue Write(RhaiRun run, in RhaiValue value)
    {
        var text = new StringBuilder();
        Write(text, value);
        run.Sizes.CheckBytes(text.Length, run.CallPosition);
        return text.ToString();
    }

    private static RhaiException Malformed(RhaiRun run, string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        var kind = trimmed.IsEmpty ? "UnexpectedEOF"
            : trimmed[0] is '{' ? AfterBrace(trimmed[1..].TrimStart())
            : "MissingToken";
        return new RhaiException(RhaiErrorKind.Parsing, $"Syntax error in JSON: {kind}", run.CallPosition, "ErrorParsing/" + kind);
    }

    private static string AfterBrace(ReadOnlySpan<char> rest) =>
        rest.IsEmpty ? "MissingToken" : rest[0] is '"' ? "MissingToken" : char.IsLetter(rest[0]) ? "PropertyExpected" : "MissingToken";

    private static void Write(StringBuilder text, in RhaiValue value)
    {
        switch (value.Kind)
        {
            case RhaiKind.Unit: text.Append("null"); break;
            case RhaiKind.String: Quote(text, value.Text.Value); break;
            case RhaiKind.Char: Quote(text, char.ConvertFromUtf32(value.Char)); break;
            case RhaiKind.Array: WriteArray(text, value.Array); break;
            case RhaiKind.Map: WriteMap(text, value.Map); break;
            case RhaiKind.Int or RhaiKind.Float or RhaiKind.Bool or RhaiKind.Byte: text.Append(RhaiPrinter.Debug(value)); break;
            default: Quote(text, RhaiPrinter.Debug(value)); break;
        }
    }

    private static void WriteArray(StringBuilder text, RhaiArray array)
    {
        text.Append('[');
        for (var i = 0; i < array.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Write(text, array[i]);
        }

        text.Append(']');
    }

    private static void WriteMap(StringBuilder text, RhaiMap map)
    {
        var entries = map.Sorted;
        text.Append('{');
        for (var i = 0; i < entries.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Quote(text, entries.Key(i));
            text.Append(':');
            Write(text, entries.Value(i));
        }

        text.Append('}');
    }

    private static void Quote(StringBuilder text, string value) =>
        text.Append('"').Append(JsonEncodedText.Encode(value, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)).Append('"');
}
