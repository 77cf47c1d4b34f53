using Maru.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace Maru.Platform.Telemetry;

/// <summary>Section <c>Log</c>: how the log on standard output is written. What is logged is set under <c>Logging:LogLevel</c>.</summary>
public sealed class LogSettings : ISettings
{
    /// <summary>
    /// <c>text</c> for a person, <c>json</c> for programs. Not set, it is text in the environment <c>Development</c> and JSON in all
    /// others.
    /// </summary>
    public LogFormat? Format { get; init; }

    /// <summary>The format that is used.</summary>
    /// <param name="environment">Where the server runs.</param>
    public LogFormat FormatIn(IHostEnvironment environment) => Format ?? (environment.IsDevelopment() ? LogFormat.Text : LogFormat.Json);
}
