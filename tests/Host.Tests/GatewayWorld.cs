using Maru.LlmSimulator;

namespace Maru.Host.Tests;

/// <summary>A server, a simulator that plays every vendor, an administrator, and a program with a client key.</summary>
public sealed class GatewayWorld : IAsyncDisposable
{
    private GatewayWorld(AppHost host, Simulator simulator, string secret) =>
        (Host, Simulator, Secret, Program) = (host, simulator, secret, host.GatewayClient(secret));

    public AppHost Host { get; }

    public Simulator Simulator { get; }

    /// <summary>The client key.</summary>
    public string Secret { get; }

    /// <summary>Calls <c>/v1</c> with the client key.</summary>
    public HttpClient Program { get; private set; }

    public static async Task<GatewayWorld> StartAsync(Maru.Platform.Sql.Dialect dialect = Maru.Platform.Sql.Dialect.Sqlite, params string[] more)
    {
        var simulator = await Simulator.StartAsync(new SimulatorOptions { RecordLimit = 1_000_000 });
        string[] upstreams =
        [
            $"--Llm:Providers:openai:Address={simulator.OpenAiBase}", $"--Llm:Providers:gemini:Address={simulator.GeminiBase}",
            $"--Llm:Providers:anthropic:Address={simulator.AnthropicBase}", .. more,
        ];
        var host = await (await AppHost.StartAsync(dialect, upstreams)).SignInAsync();
        return new GatewayWorld(host, simulator, await host.ClientKeyAsync());
    }

    /// <summary>Stores a key for a provider and makes it answer the three logical types.</summary>
    public async Task UseAsync(string provider, string key, string small, string? large = null, string image = "gpt-image-1")
    {
        await Host.PostAsync("/api/v1/admin/llm/api-keys", new { provider, api_key = key, base_url = BaseUrl(provider) });
        await SwitchAsync(provider, small, large, image);
    }

    /// <summary>Changes the policy; the answer is its new version.</summary>
    public async Task<long> SwitchAsync(string provider, string small, string? large = null, string image = "gpt-image-1")
    {
        var current = await Host.GetAsync("/api/v1/llm/policy");
        var changed = await Host.PostAsync("/api/v1/admin/llm/policy", new
        {
            provider,
            mappings = new Dictionary<string, object> { [provider] = new { small, large = large ?? small, image } },
            reason = "test",
            expected_version = current.GetProperty("version").GetInt64(),
            probe = false,
        });
        return changed.GetProperty("version").GetInt64();
    }

    public async ValueTask DisposeAsync()
    {
        Program.Dispose();
        await Host.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    private string? BaseUrl(string provider) => provider == "openai_compatible" ? Simulator.OpenAiBase.ToString() : null;
}
