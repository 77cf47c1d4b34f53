using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Builtin;
using Maru.Modules.Llm.Providers.Gemini;
using Maru.Modules.Llm.Providers.OpenAi;
using Maru.Modules.Llm.Providers.Upstream;
using Maru.Platform.Settings;
using Maru.Platform.Telemetry;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Llm;

/// <summary>The gateway half of the module: providers' clients and <c>/v1</c>.</summary>
internal static class GatewaySetup
{
    public static void AddGateway(IServiceCollection services)
    {
        services.AddSettings<GatewaySettings>("Llm:Gateway").AddSettings<PlaygroundSettings>("Llm:Playground");
        services.AddSingleton(s => new HttpMessageInvoker(UpstreamHandler.Create(
            s.GetRequiredService<UpstreamSettings>(), s.GetRequiredService<LlmSettings>().AllowPrivateUpstreams, TracesSetup.AreOn(s))));
        services.AddSingleton<UpstreamHttp>().AddSingleton<Closing>().AddSingleton<TokenCounter>().AddSingleton<CallMeters>();
        services.AddSingleton<IProviderClient, OpenAiClient>();
        services.AddSingleton<IProviderClient, GeminiClient>();
        services.AddSingleton<IProviderClient, BuiltinClient>();
        services.AddSingleton<ForwardCall>();
    }

    public static void MapGateway(IEndpointRouteBuilder routes)
    {
        GatewayEndpoints.Map(routes);
        PlaygroundEndpoints.Map(routes);
    }
}
