using System.Text;
using System.Text.Json;
using Maru.Platform.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Platform.Tests.Telemetry;

public sealed class JsonLogFormatterTests : IDisposable
{
    private const string Canary = "sk-canary-0123456789";
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero);
    private readonly JsonLogFormatter _formatter = new(t => t.Replace(Canary, "***", StringComparison.Ordinal), new StoppedClock());
    private readonly LoggerExternalScopeProvider _scopes = new();

    [Fact]
    public void An_entry_is_one_object_with_its_parts_named()
    {
        using var outer = _scopes.Push(
            new Dictionary<string, object?> { ["TraceId"] = "t1", ["SpanId"] = "s1", ["RequestId"] = "r1", ["ParentId"] = "p" });

        var line = Json(Write("Run {RunId} took {Elapsed} ms, {http.route}", null, "r-7", 12.5, "/v1"));

        Assert.Equal("2026-03-04T05:06:07.089Z", line.GetProperty("timestamp").GetString());
        Assert.Equal("warning", line.GetProperty("level").GetString());
        Assert.Equal("Run r-7 took 12.5 ms, /v1", line.GetProperty("message").GetString());
        Assert.Equal("Run {RunId} took {Elapsed} ms, {http.route}", line.GetProperty("message_template").GetString());
        Assert.Equal("Maru.Test", line.GetProperty("logger").GetString());
        Assert.Equal(7, line.GetProperty("event_id").GetInt32());
        Assert.Equal("t1", line.GetProperty("trace_id").GetString());
        Assert.Equal("s1", line.GetProperty("span_id").GetString());
        Assert.Equal("r1", line.GetProperty("request_id").GetString());
        Assert.Equal("r-7", line.GetProperty("run_id").GetString());
        Assert.Equal(12.5, line.GetProperty("elapsed").GetDouble());
        Assert.Equal("/v1", line.GetProperty("http.route").GetString());
        Assert.False(line.TryGetProperty("parent_id", out _));
        Assert.False(line.TryGetProperty("exception.type", out _));
    }

    [Fact]
    public void The_innermost_value_wins_and_none_takes_a_name_of_the_line()
    {
        using var outer = _scopes.Push(new Dictionary<string, object?> { ["Step"] = "outer" });

        var text = Write("{Step} {Message}", null, "inner", "mine");

        var names = Json(text).EnumerateObject().Select(p => p.Name).ToArray();
        Assert.Equal(names.Distinct(), names);
        Assert.Equal("inner", Json(text).GetProperty("step").GetString());
        Assert.Equal("mine", Json(text).GetProperty("state.message").GetString());
    }

    [Fact]
    public void A_secret_is_masked_wherever_it_stands()
    {
        using var scope = _scopes.Push(new Dictionary<string, object?> { ["Actor"] = Canary });
        var failure = new InvalidOperationException("key " + Canary, new ArgumentException(Canary));

        var text = Write("{Text} {Link} {Many} " + Canary, failure, Canary, new Uri("https://x/?k=" + Canary), new[] { "a", Canary });

        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        Assert.Equal("key ***", Json(text).GetProperty("exception.message").GetString());
        Assert.Contains("***", Json(text).GetProperty("exception.stacktrace").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_value_breaks_the_line()
    {
        const string Breaks = "a\r\nb\u2028c\u0085d\u001b[31m\0";

        var text = Write("{Text}", new InvalidOperationException(Breaks), Breaks);

        Assert.DoesNotContain(text[..^1], c => char.IsControl(c) || c is '\u2028' or '\u2029');
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Equal(Breaks, Json(text).GetProperty("text").GetString());
    }

    [Theory]
    [InlineData('x')]
    [InlineData('가')]
    [InlineData('\u0001')]
    public void A_huge_entry_is_cut_and_says_so(char filling)
    {
        var huge = new string(filling, 100_000);

        var text = Write("{A} {B} {C} {D}", new InvalidOperationException(huge), huge, huge, huge, huge);

        Assert.InRange(Encoding.UTF8.GetByteCount(text), 100, JsonLogFormatter.MaxLineBytes);
        Assert.True(Json(text).GetProperty("truncated").GetBoolean());
        Assert.EndsWith("…[cut]", Json(text).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_values_are_cut_too()
    {
        using var scope = _scopes.Push(Enumerable.Range(0, 1000).Select(i => KeyValuePair.Create($"Key{i}" + new string('k', 500), (object?)new string('\u0001', 500))).ToArray());

        var text = Write("short", null);

        Assert.InRange(Encoding.UTF8.GetByteCount(text), 100, JsonLogFormatter.MaxLineBytes);
        Assert.True(Json(text).GetProperty("truncated").GetBoolean());
        Assert.Equal("short", Json(text).GetProperty("message").GetString());
    }

    [Fact]
    public void A_value_that_logs_while_it_is_written_spoils_nothing()
    {
        var inner = "";

        var text = Write("{Value} end", null, new Chatty(() => inner = Write("inside", null)));

        Assert.Equal("inside", Json(inner).GetProperty("message").GetString());
        Assert.Equal("chatty end", Json(text).GetProperty("message").GetString());
    }

    public void Dispose() => _formatter.Dispose();

    private static JsonElement Json(string line) => JsonSerializer.Deserialize<JsonElement>(line);

    private string Write(string template, Exception? e, params object?[] args)
    {
        using var output = new StringWriter();
        var logger = new Relay((level, id, state, failure, format) =>
            _formatter.Write(new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(level, "Maru.Test", id, state, failure, format), _scopes, output));
#pragma warning disable CA2254
        logger.Log(LogLevel.Warning, new EventId(7, "seven"), e, template, args);
#pragma warning restore CA2254
        return output.ToString();
    }

    private delegate void Sink(
        LogLevel level,
        EventId id,
        IReadOnlyList<KeyValuePair<string, object?>> state,
        Exception? failure,
        Func<IReadOnlyList<KeyValuePair<string, object?>>, Exception?, string> format);

    private sealed class Relay(Sink sink) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            sink(logLevel, eventId, (IReadOnlyList<KeyValuePair<string, object?>>)state!, exception, (_, e) => formatter(state, e));
    }

    private sealed class Chatty(Action speak)
    {
        public override string ToString()
        {
            speak();
            return "chatty";
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
