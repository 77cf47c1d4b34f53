using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Upstream;
using Maru.Platform.Settings;
using Maru.Platform.Telemetry;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Llm;

/// <summary>The gateway half of the module: forwarding and <c>/v1</c>.</summary>
internal static class GatewaySetup
{
    public static void AddGateway(IServiceCollection services)
    {
        services.AddSettings<GatewaySettings>("Llm:Gateway").AddSettings<PlaygroundSettings>("Llm:Playground");
        services.AddSingleton(s => new HttpMessageInvoker(UpstreamHandler.Create(
            s.GetRequiredService<UpstreamSettings>(), s.GetRequiredService<LlmSettings>().AllowPrivateUpstreams, TracesSetup.AreOn(s))));
        services.AddSingleton<UpstreamHttp>().AddSingleton<Closing>().AddSingleton<TokenCounter>().AddSingleton<CallMeters>();
        services.AddSingleton<ProviderClients>().AddSingleton<ForwardCall>().AddSingleton<CountTokens>();
    }

    public static void MapGateway(IEndpointRouteBuilder routes)
    {
        GatewayEndpoints.Map(routes);
        PlaygroundEndpoints.Map(routes);
    }
}
