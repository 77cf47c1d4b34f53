using Maru.Contracts.Llm;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Llm.Providers;

/// <summary>The client of every provider. Thread safe.</summary>
internal sealed class ProviderClients(ProviderProfiles profiles, IServiceProvider services)
{
    private readonly IProviderClient[] _clients =
        [.. profiles.All.Select(profile => services.GetRequiredKeyedService<IProviderClient>(profile.GetType()))];

    public IProviderClient Of(Provider provider) => _clients[(int)provider];
}
