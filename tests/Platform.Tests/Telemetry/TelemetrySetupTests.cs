using Maru.Platform.Telemetry;
using Maru.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Maru.Platform.Tests.Telemetry;

public sealed class TelemetrySetupTests
{
    [Theory]
    [InlineData("Development", null, typeof(TextLogFormatter))]
    [InlineData("Development", "json", typeof(JsonLogFormatter))]
    [InlineData("Production", null, typeof(JsonLogFormatter))]
    [InlineData("Testing", null, typeof(JsonLogFormatter))]
    [InlineData("Production", "text", typeof(TextLogFormatter))]
    public void The_console_is_the_only_sink_and_writes_as_asked_or_else_as_its_environment_wants(
        string environment, string? asked, Type formatter)
    {
        using var services = Services(environment, asked);

        var options = services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value;

        Assert.IsType<ConsoleLoggerProvider>(Assert.Single(services.GetServices<ILoggerProvider>()));
        Assert.Equal(ConsoleLoggerQueueFullMode.DropWrite, options.QueueFullMode);
        Assert.IsType(formatter, Assert.Single(services.GetServices<ConsoleFormatter>(), f => f.Name == options.FormatterName));
    }

    [Fact]
    public void Another_form_is_refused_with_those_there_are()
    {
        using var services = Services("Production", "canary");

        var refused = Assert.Throws<StartRefusedException>(services.GetRequiredService<ILoggerFactory>);

        Assert.Equal("Log:Format has a value of the wrong form. Write one of text, json.", refused.Message);
    }

    private static ServiceProvider Services(string environment, string? format) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Log:Format", format)]).Build())
        .AddSingleton<IHostEnvironment>(new TestHost(environment))
        .AddLogging(l => l.AddDebug().AddMaruLogging(t => t, hasColour: false)).BuildServiceProvider();
}
