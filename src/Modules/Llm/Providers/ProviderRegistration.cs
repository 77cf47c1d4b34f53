using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Maru.Modules.Llm.Providers;

/// <summary>How a provider is added: who it is, and who speaks to it.</summary>
internal static class ProviderRegistration
{
    public static IServiceCollection AddProvider<TProfile, TClient>(this IServiceCollection services)
        where TProfile : ProviderProfile
        where TClient : class, IProviderClient
    {
        services.TryAddSingleton<ProviderProfiles>();
        return services.AddSingleton<ProviderProfile, TProfile>().AddKeyedSingleton<IProviderClient, TClient>(typeof(TProfile));
    }
}
