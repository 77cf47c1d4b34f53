using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Telemetry;

/// <summary>Renders one entry. Reused; not thread safe.</summary>
internal sealed class LogLine : IDisposable
{
    private const string CutMark = "…[cut]";
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    // For logs, not for HTML: non-Latin text stays readable, but control characters are escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;
    private Func<string, string> _mask = static text => text;
    private int _longest;
    private bool _cut;

    public LogLine() => _json = new Utf8JsonWriter(_buffer, Options);

    public LogFields Fields { get; } = new();

    public int Length => _buffer.WrittenCount;

    public void Render(in LogText entry, Func<string, string> mask, int longest, int fields)
    {
        (_mask, _longest, _cut) = (mask, longest, fields < Fields.Count);
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _json.WriteStartObject();
        _json.WriteString("timestamp", entry.At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
        _json.WriteString("level", NameOf(entry.Level));
        Text("message", entry.Message ?? "");
        Text("message_template", Fields.Template);
        Text("logger", entry.Logger);
        _json.WriteNumber("event_id", entry.Event.Id);
        Text("event_name", entry.Event.Name);
        for (var i = 0; i < Math.Min(fields, Fields.Count); i++)
        {
            Value(Fields[i].Key, Fields[i].Value);
        }

        if (entry.Exception is { } e)
        {
            Text("exception.type", e.GetType().FullName);
            Text("exception.message", e.Message);
            Text("exception.stacktrace", e.ToString());
        }

        if (_cut)
        {
            _json.WriteBoolean("truncated", true);
        }

        _json.WriteEndObject();
        _json.Flush();
    }

    public void CopyTo(TextWriter output)
    {
        var text = ArrayPool<char>.Shared.Rent(_buffer.WrittenCount + 1);
        var length = Encoding.UTF8.GetChars(_buffer.WrittenSpan, text);
        text[length] = '\n';
        output.Write(text, 0, length + 1);
        ArrayPool<char>.Shared.Return(text);
    }

    public void Dispose() => _json.Dispose();

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        LogLevel.Critical => "critical",
        LogLevel.None => "none",
    };

    private void Value(string name, object? value)
    {
        var key = Short(name);
        switch (value)
        {
            case null: _json.WriteNull(key); break;
            case bool b: _json.WriteBoolean(key, b); break;
            case int n: _json.WriteNumber(key, n); break;
            case long n: _json.WriteNumber(key, n); break;
            case double n when double.IsFinite(n): _json.WriteNumber(key, n); break;
            case DateTimeOffset at: _json.WriteString(key, at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)); break;
            case string s: Text(key, s); break;
            case IFormattable f: Text(key, f.ToString(null, CultureInfo.InvariantCulture)); break;
            case System.Collections.IEnumerable many: Text(key, string.Join(", ", many.Cast<object?>())); break;
            default: Text(key, value.ToString()); break;
        }
    }

    private void Text(string name, string? text)
    {
        // Masked before it is cut: the mask would not recognise half a secret.
        if (text is not null)
        {
            _json.WriteString(name, Short(_mask(text)));
        }
    }

    private string Short(string text)
    {
        if (text.Length <= _longest)
        {
            return text;
        }

        _cut = true;
        var end = char.IsHighSurrogate(text[_longest - 1]) ? _longest - 1 : _longest;
        return string.Concat(text.AsSpan(0, end), CutMark);
    }
}
