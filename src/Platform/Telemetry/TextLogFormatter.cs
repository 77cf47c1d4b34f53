using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Maru.Platform.Telemetry;

/// <summary>
/// Entries for a person at a terminal: time, the level if it is important, the message, and an exception indented below it. Every text is
/// masked here, at the output, and no text can move the cursor or look like a new entry. Thread safe.
/// </summary>
/// <param name="mask">Hides secrets in a text.</param>
/// <param name="clock">Dates the entries, in the machine's time zone.</param>
/// <param name="hasColour">Whether the terminal shows colours.</param>
public sealed class TextLogFormatter(Func<string, string> mask, TimeProvider clock, bool hasColour) : ConsoleFormatter(FormatterName)
{
    /// <summary>The name to choose it by.</summary>
    public const string FormatterName = "maru-text";

    private const int Longest = 8192;
    private const string CutMark = "…[cut]";
    private const string Indent = "    ";
    private const string Plain = "\u001b[0m";
    private const string Grey = "\u001b[90m";

    /// <inheritdoc />
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (StartFault.Is(logEntry.Category, logEntry.EventId))
        {
            return;
        }

        var level = logEntry.LogLevel;
        var colour = ColourOf(level);
        Coloured(textWriter, Grey, clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        textWriter.Write(' ');
        if (WordOf(level) is { } word)
        {
            Coloured(textWriter, colour, word);
            textWriter.Write(": ");
        }

        Lines(textWriter, logEntry.Formatter(logEntry.State, logEntry.Exception) ?? "");
        if (level < LogLevel.Information)
        {
            Coloured(textWriter, Grey, $" [{logEntry.Category}]");
        }

        textWriter.Write('\n');
        if (logEntry.Exception is { } e)
        {
            textWriter.Write(Indent);
            Lines(textWriter, e.ToString());
            textWriter.Write('\n');
        }
    }

    private static string? WordOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information or LogLevel.None => null,
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        LogLevel.Critical => "critical",
    };

    private static string ColourOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug or LogLevel.Information or LogLevel.None => Grey,
        LogLevel.Warning => "\u001b[33m",
        LogLevel.Error => "\u001b[31m",
        LogLevel.Critical => "\u001b[1;31m",
    };

    private void Coloured(TextWriter output, string colour, string text)
    {
        output.Write(hasColour ? colour : "");
        output.Write(text);
        output.Write(hasColour ? Plain : "");
    }

    // Masked before it is cut: the mask would not recognise half a secret.
    private void Lines(TextWriter output, string text)
    {
        var masked = mask(text).TrimEnd();
        var shown = masked.AsSpan(0, Math.Min(masked.Length, Longest));
        for (var i = 0; i < shown.Length; i++)
        {
            Character(output, shown[i]);
        }

        output.Write(shown.Length < masked.Length ? CutMark : "");
    }

    private static void Character(TextWriter output, char c)
    {
        switch (c)
        {
            case '\r':
                break;
            case '\n':
                output.Write('\n');
                output.Write(Indent);
                break;
            case '\t':
                output.Write(Indent);
                break;
            default:
                if (Obeyed(c))
                {
                    output.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));
                }
                else
                {
                    output.Write(c);
                }

                break;
        }
    }

    // Characters that control a terminal instead of being shown: control characters, and marks that change the direction of the text.
    private static bool Obeyed(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
