namespace Maru.Host.Tests.Sdk;

/// <summary>A gateway whose logical types are answered by one provider.</summary>
public sealed class SdkWorld : IAsyncDisposable
{
    private SdkWorld(GatewayWorld gateway, string embeddingModel) => (Gateway, EmbeddingModel) = (gateway, embeddingModel);

    public GatewayWorld Gateway { get; }

    public string EmbeddingModel { get; }

    public static async Task<SdkWorld> StartAsync(string provider)
    {
        var gateway = await GatewayWorld.StartAsync();
        switch (provider)
        {
            case "openai":
                await gateway.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini", image: "gpt-image-1");
                return new SdkWorld(gateway, "openai/text-embedding-3-small");
            case "gemini":
                await gateway.UseAsync("gemini", "AIzaGood1234567890abcdef", "gemini-3.5-flash", image: "gemini-3.1-flash-image");
                return new SdkWorld(gateway, "gemini/gemini-embedding-001");
            case "anthropic":
                const string model = "claude-haiku-4-5";
                await gateway.UseAsync("anthropic", "sk-ant-good-1234567890abcdef", model, model, model);
                return new SdkWorld(gateway, "builtin/embedding");
            default:
                return new SdkWorld(gateway, "builtin/embedding");
        }
    }

    public ValueTask DisposeAsync() => Gateway.DisposeAsync();
}
