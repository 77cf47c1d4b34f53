using Maru.Modules.Llm.Adapters.Builtin;
using Maru.Modules.Llm.Adapters.Gemini;
using Maru.Modules.Llm.Adapters.OpenAi;
using Maru.Modules.Llm.Adapters.Upstream;
using Maru.Modules.Llm.Endpoints.Gateway;
using Maru.Modules.Llm.Ports;
using Maru.Modules.Llm.UseCases.Gateway;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Llm;

/// <summary>The gateway half of the module: providers' clients and <c>/v1</c>.</summary>
internal static class GatewaySetup
{
    public static void AddGateway(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Llm:Gateway").Get<GatewayOptions>() ?? new GatewayOptions());
        services.AddSingleton(s => new HttpMessageInvoker(UpstreamHandler.Create(
            s.GetRequiredService<UpstreamOptions>(), s.GetRequiredService<LlmOptions>().AllowPrivateUpstreams)));
        services.AddSingleton<UpstreamHttp>();
        services.AddSingleton<IProviderClient, OpenAiClient>();
        services.AddSingleton<IProviderClient, GeminiClient>();
        services.AddSingleton<IProviderClient, BuiltinClient>();
        services.AddSingleton<ForwardCall>();
    }

    public static void MapGateway(IEndpointRouteBuilder routes) => GatewayEndpoints.Map(routes);
}
