using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Builtin;
using Maru.Modules.Llm.Providers.Gemini;
using Maru.Modules.Llm.Providers.OpenAi;
using Maru.Modules.Llm.Providers.Upstream;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Maru.Modules.Llm;

/// <summary>The gateway half of the module: providers' clients and <c>/v1</c>.</summary>
internal static class GatewaySetup
{
    public static void AddGateway(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Llm:Gateway").Get<GatewayOptions>() ?? new GatewayOptions());
        services.AddSingleton(Checked(configuration.GetSection("Llm:Playground").Get<PlaygroundOptions>() ?? new PlaygroundOptions()));
        services.AddSingleton(s => new HttpMessageInvoker(UpstreamHandler.Create(
            s.GetRequiredService<UpstreamOptions>(), s.GetRequiredService<LlmOptions>().AllowPrivateUpstreams)));
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

    private static PlaygroundOptions Checked(PlaygroundOptions options) =>
        options is { RequestsPerMinute: >= 1 and <= 100_000, CostPerMonthMicros: null or >= 0 } ? options : throw new OptionsValidationException(
            "Llm:Playground", typeof(PlaygroundOptions), ["Llm:Playground: RequestsPerMinute is 1 to 100000 and CostPerMonthMicros 0 or more."]);
}
