using System.Text.RegularExpressions;
using Maru.Platform.Secrets.Masking;
using Maru.Platform.Telemetry;
using Maru.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Platform.Tests.Telemetry;

public sealed partial class TextLogFormatterTests
{
    private const string Canary = "sk-canary-0123456789";
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero);

    [Theory]
    [InlineData(LogLevel.Trace, "05:06:07 trace: Three runs wait. [Maru.Test]\n")]
    [InlineData(LogLevel.Debug, "05:06:07 debug: Three runs wait. [Maru.Test]\n")]
    [InlineData(LogLevel.Information, "05:06:07 Three runs wait.\n")]
    [InlineData(LogLevel.Warning, "05:06:07 warning: Three runs wait.\n")]
    [InlineData(LogLevel.Error, "05:06:07 error: Three runs wait.\n")]
    [InlineData(LogLevel.Critical, "05:06:07 critical: Three runs wait.\n")]
    public void An_entry_is_a_time_a_level_when_it_matters_and_a_sentence(LogLevel level, string line) =>
        Assert.Equal(line, Write("Three runs wait.", level: level));

    [Fact]
    public void An_exception_stands_below_its_sentence_indented()
    {
        var text = Write("The run failed", Thrown());

        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal("05:06:07 warning: The run failed", lines[0]);
        Assert.Equal("    System.InvalidOperationException: Out of steam", lines[1]);
        Assert.True(lines.Length > 2);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_is_masked_in_the_sentence_and_in_the_exception()
    {
        var text = Write($"Asked with {Canary}", new InvalidOperationException("key " + Canary, new ArgumentException(Canary)));

        Assert.Contains("Asked with ***", text, StringComparison.Ordinal);
        Assert.Contains("key ***", text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_at_the_place_of_the_cut_does_not_show_its_beginning() =>
        Assert.DoesNotContain("canary", Write(new string('x', 8191 - 10) + " " + Canary), StringComparison.Ordinal);

    [Theory]
    [InlineData("\u001b[2J\u001b]0;title\u0007")]
    [InlineData("\u009b2J")]
    [InlineData("a\rb")]
    [InlineData("a\u2028b\u2029c\u0085d\0")]
    [InlineData("\u202eesrever\u2066")]
    public void What_a_terminal_would_obey_is_shown_instead(string text)
    {
        var shown = Write(text, new InvalidOperationException(text));

        Assert.DoesNotContain(shown, c => (char.IsControl(c) && c != '\n') || c is '\u2028' or '\u2029' or '\u202e' or '\u2066');
    }

    [Fact]
    public void No_text_begins_a_line_that_looks_like_an_entry()
    {
        var lines = Write("one\n05:06:07 two\r\nthree").TrimEnd('\n').Split('\n');

        Assert.Equal(["05:06:07 warning: one", "    05:06:07 two", "    three"], lines);
    }

    [Fact]
    public void A_huge_text_is_cut_and_says_so()
    {
        var text = Write(new string('가', 100_000));

        Assert.EndsWith("…[cut]\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 8192, 8300);
    }

    [Theory]
    [InlineData(LogLevel.Information)]
    [InlineData(LogLevel.Warning)]
    [InlineData(LogLevel.Critical)]
    public void Colours_add_nothing_but_themselves_and_end_with_what_they_colour(LogLevel level)
    {
        var coloured = Write("A sentence.", level: level, hasColour: true);

        Assert.Contains('\u001b', coloured);
        Assert.Equal(Write("A sentence.", level: level), Colour().Replace(coloured, ""));
        Assert.EndsWith("A sentence.\n", coloured, StringComparison.Ordinal);
    }

    private static string Write(string sentence, Exception? e = null, LogLevel level = LogLevel.Warning, bool hasColour = false)
    {
        using var output = new StringWriter();
        var entry = new LogEntry<string>(level, "Maru.Test", new EventId(7), sentence, e, static (state, _) => state);
        new TextLogFormatter(SecretMask.Mask, new FakeClock(Now), hasColour).Write(entry, null, output);
        return output.ToString();
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("Out of steam");
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colour();
}
