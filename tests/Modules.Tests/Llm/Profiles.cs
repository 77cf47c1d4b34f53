using Maru.Contracts.Llm;
using Maru.Modules.Llm;
using Maru.Modules.Llm.Providers;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Tests.Llm;

/// <summary>The providers as the module registers them, with the settings of a fresh server.</summary>
internal static class Profiles
{
    public static ProviderProfiles All { get; } = Registered();

    public static ProviderProfile Of(Provider provider) => All.Of(provider);

    private static ProviderProfiles Registered()
    {
        var services = new ServiceCollection().AddTestSettings([]);
        ProviderSetup.AddProviders(services);
        using var built = services.BuildServiceProvider();
        return built.GetRequiredService<ProviderProfiles>();
    }
}
