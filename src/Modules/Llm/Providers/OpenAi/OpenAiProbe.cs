using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Tries OpenAI or a server that speaks its API.</summary>
/// <param name="model">The model to ask; null to look only whether the server is there.</param>
/// <param name="limit">What a request calls the most tokens it wants.</param>
internal sealed class OpenAiProbe(string? model, string limit) : ProviderProbe(model)
{
    /// <summary>OpenAI's newer models refuse the old name.</summary>
    public const string NewLimit = "max_completion_tokens";

    /// <summary>Servers that imitate OpenAI's often know only this one.</summary>
    public const string OldLimit = "max_tokens";

    public override HttpRequestMessage Ask(ProbeTarget target, string model, int maxTokens) =>
        Request(target, "chat/completions", new JsonObject
        {
            ["model"] = model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = Hello }),
            [limit] = maxTokens,
        });

    protected override void Sign(HttpRequestMessage request, string key) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
}
