using System.Text.Json.Nodes;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Tries Anthropic.</summary>
/// <param name="model">The model to ask.</param>
internal sealed class AnthropicProbe(string model) : ProviderProbe(model)
{
    public override HttpRequestMessage Ask(ProbeTarget target, string model, int maxTokens) =>
        Request(target, AnthropicHttp.Messages, new JsonObject
        {
            ["model"] = model,
            ["max_tokens"] = maxTokens,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = Hello }),
        });

    protected override void Sign(HttpRequestMessage request, string key) => AnthropicHttp.Sign(request, key);
}
