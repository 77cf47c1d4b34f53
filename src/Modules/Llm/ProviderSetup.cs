using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Anthropic;
using Maru.Modules.Llm.Providers.Builtin;
using Maru.Modules.Llm.Providers.Gemini;
using Maru.Modules.Llm.Providers.OpenAi;
using Maru.Modules.Llm.Providers.OpenAiCompatible;
using Maru.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Llm;

/// <summary>The providers, a line each.</summary>
internal static class ProviderSetup
{
    public static void AddProviders(IServiceCollection services)
    {
        services.AddSettings<OpenAiSettings>("Llm:Providers:openai").AddProvider<OpenAiProfile, OpenAiClient>();
        services.AddSettings<GeminiSettings>("Llm:Providers:gemini").AddProvider<GeminiProfile, GeminiClient>();
        services.AddProvider<OpenAiCompatibleProfile, OpenAiClient>();
        services.AddProvider<BuiltinProfile, BuiltinClient>();
        services.AddSettings<AnthropicSettings>("Llm:Providers:anthropic").AddProvider<AnthropicProfile, AnthropicClient>();
    }
}
