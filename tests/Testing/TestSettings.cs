using Maru.Platform.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maru.Testing;

/// <summary>The configuration a test wants, for parts that are built without a host.</summary>
internal static class TestSettings
{
    /// <summary>Registers the configuration, with nothing in it but these keys, and the environment <c>Testing</c>.</summary>
    public static IServiceCollection AddTestSettings(
        this IServiceCollection services, params IEnumerable<KeyValuePair<string, string?>> settings) =>
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<IHostEnvironment>(new TestHost("Testing"));

    /// <summary>What would keep a server in this environment from starting with these keys of the section.</summary>
    public static IReadOnlyList<string> FaultsOf<T>(string section, string environment, params (string Key, string? Value)[] settings)
        where T : class, ISettings, new()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"{section}:{s.Key}", s.Value))).Build();
        return new SettingsReader(configuration, new TestHost(environment)).FaultsOf(SettingsSection.Of<T>(section));
    }
}
