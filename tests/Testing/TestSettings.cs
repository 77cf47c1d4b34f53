using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maru.Testing;

/// <summary>The configuration a test wants, for parts that are built without a host.</summary>
internal static class TestSettings
{
    /// <summary>Registers the configuration, with nothing in it but these keys, and the environment <c>Testing</c>.</summary>
    public static IServiceCollection AddTestSettings(this IServiceCollection services, params IEnumerable<KeyValuePair<string, string?>> settings) =>
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<IHostEnvironment>(new TestHost("Testing"));
}
