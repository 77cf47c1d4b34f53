using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Maru.Platform.Telemetry;

/// <summary>
/// One line of JSON for each entry, at most <see cref="MaxLineBytes"/> long. Every text is masked here, at the output, so no caller can
/// forget it. Thread safe.
/// </summary>
/// <param name="mask">Hides secrets in a text.</param>
/// <param name="clock">Dates the entries.</param>
public sealed class JsonLogFormatter(Func<string, string> mask, TimeProvider clock) : ConsoleFormatter(FormatterName), IDisposable
{
    /// <summary>The name to choose it by.</summary>
    public const string FormatterName = "maru-json";

    /// <summary>The longest line in bytes of UTF-8, its newline included.</summary>
    public const int MaxLineBytes = 16 * 1024;

    // Each attempt cuts harder; the last one always fits.
    private static readonly (int Characters, int Fields)[] Cuts = [(8192, 64), (2048, 32), (512, 16), (64, 0)];
    private LogLine? _spare;

    /// <inheritdoc />
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (StartFault.Is(logEntry.Category, logEntry.EventId))
        {
            return;
        }

        var entry = new LogText(
            clock.GetUtcNow(),
            logEntry.LogLevel,
            logEntry.Category,
            logEntry.EventId,
            logEntry.Formatter(logEntry.State, logEntry.Exception),
            logEntry.Exception);

        // One spare line is almost always enough. It is taken out while in use, so that a log call inside a value's ToString cannot
        // overwrite it.
        var line = Interlocked.Exchange(ref _spare, null) ?? new LogLine();
        line.Fields.Clear();
        scopeProvider?.ForEachScope(static (scope, fields) => fields.AddScope(scope), line.Fields);
        line.Fields.AddState(logEntry.State);
        foreach (var (characters, fields) in Cuts)
        {
            line.Render(entry, mask, characters, fields);
            if (line.Length < MaxLineBytes)
            {
                break;
            }
        }

        line.CopyTo(textWriter);
        line.Fields.Clear();
        Interlocked.Exchange(ref _spare, line)?.Dispose();
    }

    /// <inheritdoc />
    public void Dispose() => Interlocked.Exchange(ref _spare, null)?.Dispose();
}
