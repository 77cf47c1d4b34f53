using Maru.Platform.Settings;
using Maru.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Tests.Settings;

/// <summary>The settings of a lamp and its shade, as a host has them.</summary>
internal sealed class Lamp : IDisposable
{
    private readonly ServiceProvider _services;

    private Lamp(ServiceProvider services, LinesKept log) => (_services, Log) = (services, log);

    public LinesKept Log { get; }

    public LampSettings Settings => _services.GetRequiredService<LampSettings>();

    public static Lamp With(params string[] settings) =>
        In("Production", new ConfigurationBuilder().AddInMemoryCollection(Pairs(settings)).Build());

    public static Lamp In(string environment, IConfiguration configuration)
    {
        var log = new LinesKept();
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log));
        services.AddSingleton(configuration).AddSingleton<IHostEnvironment>(new TestHost(environment));
        services.AddSettings<LampSettings>("Lamp").AddSettings<ShadeSettings>("Lamp:Parts:Shade");
        return new Lamp(services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }), log);
    }

    public static IEnumerable<KeyValuePair<string, string?>> Pairs(params string[] settings) =>
        settings.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1]));

    public void Check() => _services.CheckSettings();

    /// <summary>What the start is refused for, a sentence each.</summary>
    public string[] Refused() => Assert.Throws<StartRefusedException>(Check).Message.Split('\n');

    public void Dispose() => _services.Dispose();
}
