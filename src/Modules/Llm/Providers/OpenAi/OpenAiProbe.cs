using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Maru.Modules.Llm.Providers.Families;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Tries OpenAI or a server that speaks its API.</summary>
/// <param name="model">The model to ask; null to look only whether the server is there.</param>
/// <param name="profile">Knows how a model wants to be asked.</param>
internal sealed class OpenAiProbe(string? model, ProviderProfile profile) : ProviderProbe(model)
{
    public override HttpRequestMessage Ask(ProbeTarget target, string model, int maxTokens) =>
        Request(target, "chat/completions", new JsonObject
        {
            ["model"] = model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = Hello }),
            [profile.FamilyOf(model).Limit ?? LimitName.Old] = maxTokens,
        });

    protected override void Sign(HttpRequestMessage request, string key) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
}
