using System.Text.Json.Nodes;
using Maru.Modules.Llm.Providers.Probing;

namespace Maru.Host.Tests.Providers;

internal sealed class ToyProbe() : ProviderProbe("toy-1")
{
    public const string Header = "x-toy-key";

    public override HttpRequestMessage Ask(ProbeTarget target, string model, int maxTokens) =>
        Request(target, "play", new JsonObject { ["toy"] = model, ["most"] = maxTokens });

    protected override void Sign(HttpRequestMessage request, string key) => request.Headers.TryAddWithoutValidation(Header, key);
}
