using System.Buffers;
using System.Globalization;
using System.Text;

namespace Maru.Rhai.Values;

/// <summary>Values as text: as <c>print</c> shows them and as <c>debug</c> does.</summary>
internal static class RhaiPrinter
{
    private const int BlobGroup = 8;

    // Quotes, backslashes and control characters.
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 256).Select(c => (char)c).Where(c => c is '"' or '\\' || char.IsControl(c))]);

    private static readonly string[] Escapes = [.. Enumerable.Range(0, 256).Select(c => Escape((char)c))];

    public static string Print(in RhaiValue value) => value.Kind switch
    {
        RhaiKind.Unit => "",
        RhaiKind.String => value.Text.Value,
        RhaiKind.Float => RhaiNumbers.Print(value.Float),
        _ => Debug(value),
    };

    /// <summary>A literal in a string's placeholder: as printed, but with chars in quotes inside containers.</summary>
    public static string Literal(in RhaiValue value)
    {
        if (value.Kind is not (RhaiKind.Array or RhaiKind.Map))
        {
            return Print(value);
        }

        var text = new StringBuilder();
        Append(text, value, quotesChars: true);
        return text.ToString();
    }

    public static string Debug(in RhaiValue value)
    {
        switch (value.Kind)
        {
            case RhaiKind.Int or RhaiKind.Byte: return value.Int.ToString(CultureInfo.InvariantCulture);
            case RhaiKind.Float: return RhaiNumbers.Debug(value.Float);
            case RhaiKind.Bool: return value.Bool ? "true" : "false";
            case RhaiKind.Char: return char.ConvertFromUtf32(value.Char);
            case RhaiKind.Unit: return "()";
        }

        var text = new StringBuilder();
        Append(text, value, quotesChars: false);
        return text.ToString();
    }

    private static void Append(StringBuilder text, in RhaiValue value, bool quotesChars)
    {
        switch (value.Kind)
        {
            case RhaiKind.String: AppendQuoted(text, value.Text.Span); break;
            case RhaiKind.Char when quotesChars: AppendChar(text, Debug(value)); break;
            case RhaiKind.Array: AppendArray(text, value.Array, quotesChars); break;
            case RhaiKind.Map: AppendMap(text, value.Map, quotesChars); break;
            case RhaiKind.Blob: AppendBlob(text, value.Blob.Bytes); break;
            case RhaiKind.Range or RhaiKind.RangeInclusive: text.Append(value.Range); break;
            case RhaiKind.Function: AppendFunction(text, value.Function); break;
            case RhaiKind.Timestamp: text.Append("<timestamp>"); break;
            case RhaiKind.Host when value.HostObject is IEnumerable<RhaiValue>: text.Append(RhaiTypes.NameOf(value)); break;
            case RhaiKind.Host: text.Append(Convert.ToString(value.HostObject, CultureInfo.InvariantCulture)); break;
            case RhaiKind.Cell: Append(text, value.Cell.Value, quotesChars); break;
            default: text.Append(Debug(value)); break;
        }
    }

    private static void AppendArray(StringBuilder text, RhaiArray array, bool quotesChars)
    {
        text.Append('[');
        for (var i = 0; i < array.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, array[i], quotesChars);
        }

        text.Append(']');
    }

    private static void AppendMap(StringBuilder text, RhaiMap map, bool quotesChars)
    {
        text.Append("#{");
        var entries = map.Sorted;
        for (var i = 0; i < entries.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            AppendQuoted(text, entries.Key(i));
            text.Append(": ");
            Append(text, entries.Value(i), quotesChars);
        }

        text.Append('}');
    }

    private static void AppendBlob(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        text.Append('[');
        for (var at = 0; at < bytes.Length; at += BlobGroup)
        {
            text.Append(at == 0 ? "" : " ").Append(Convert.ToHexStringLower(bytes.Slice(at, Math.Min(BlobGroup, bytes.Length - at))));
        }

        text.Append(']');
    }

    private static void AppendFunction(StringBuilder text, RhaiFunction function)
    {
        text.Append("Fn(").Append(function.Name);
        text.Append(')');
    }

    private static string Escape(char unit) => unit switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\0' => "\\0",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{{{(int)unit:x}}}"),
    };

    private static void AppendChar(StringBuilder text, string value) =>
        text.Append('\'').Append(value switch
        {
            "'" => "\\'",
            "\"" => value,
            _ => Escaped.Contains(value[0]) ? Escapes[value[0]] : value,
        }).Append('\'');

    private static void AppendQuoted(StringBuilder text, ReadOnlySpan<char> value)
    {
        text.Append('"');
        for (; value.IndexOfAny(Escaped) is >= 0 and var at; value = value[(at + 1)..])
        {
            text.Append(value[..at]).Append(Escapes[value[at]]);
        }

        text.Append(value).Append('"');
    }
}
