using System.Text.Json.Nodes;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Tries Gemini.</summary>
/// <param name="model">The model to ask.</param>
internal sealed class GeminiProbe(string model) : ProviderProbe(model)
{
    public override HttpRequestMessage Ask(ProbeTarget target, string model, int maxTokens) =>
        Request(target, $"models/{Uri.EscapeDataString(model)}:generateContent", new JsonObject
        {
            ["contents"] = new JsonArray(new JsonObject
            {
                ["role"] = "user",
                ["parts"] = new JsonArray(new JsonObject { ["text"] = Hello }),
            }),
            ["generationConfig"] = new JsonObject { ["maxOutputTokens"] = maxTokens },
        });

    protected override void Sign(HttpRequestMessage request, string key) => request.Headers.TryAddWithoutValidation("x-goog-api-key", key);
}
