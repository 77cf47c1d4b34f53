using Maru.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Maru.Platform.Tests.Telemetry;

public sealed class TelemetrySetupTests
{
    [Fact]
    public void The_console_is_the_only_sink_and_writes_our_lines()
    {
        using var services = new ServiceCollection().AddLogging(l => l.AddDebug().AddMaruLogging(t => t)).BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value;

        Assert.IsType<ConsoleLoggerProvider>(Assert.Single(services.GetServices<ILoggerProvider>()));
        Assert.Equal(ConsoleLoggerQueueFullMode.DropWrite, options.QueueFullMode);
        Assert.IsType<JsonLogFormatter>(Assert.Single(services.GetServices<ConsoleFormatter>(), f => f.Name == options.FormatterName));
    }
}
