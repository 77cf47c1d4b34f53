using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace Maru.StreamClient.SetUp;

/// <summary>
/// Makes a fresh Maru ready for the bench: an administrator, a provider, the policy, one client key with every limit set.
/// </summary>
internal sealed class MaruApi(Uri address) : IDisposable
{
    private const string Provider = "openai";
    // High enough never to refuse, low enough to be counted: the account a limit costs is part of what is measured.
    private const int RequestsPerMinute = 100_000_000;
    private const int TokensPerMinute = 2_000_000_000;
    private const long CostPerMonthMicros = 1_000_000_000_000;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };

    /// <summary>Gives the client key.</summary>
    public async Task<string> PrepareAsync(string token, string provider, string model, string streamModel)
    {
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        var session = await SendAsync(HttpMethod.Post, "api/v1/identity/set-up", new { token, username = "bench", password });
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Text(session, "access_token"));
        await SendAsync(HttpMethod.Post, "api/v1/admin/llm/api-keys", new
        {
            provider = Provider,
            api_key = "sk-bench-0123456789abcdefghijklmnopqrstuvwxyz",
            name = "bench",
            base_url = provider,
        });
        await SwitchAsync(model, streamModel);

        // A key with a budget may only use priced models, and the simulator's stream directives are part of the model's name.
        await SendAsync(HttpMethod.Post, "api/v1/admin/llm/prices", new { provider = Provider, model_pattern = model + "*", input = "0.15", output = "0.60" });
        var key = await SendAsync(HttpMethod.Post, "api/v1/identity/client-keys", new
        {
            name = "bench",
            limits = new
            {
                requests_per_minute = RequestsPerMinute,
                tokens_per_minute = TokensPerMinute,
                cost_per_month_micros = CostPerMonthMicros,
            },
        });
        return Text(key, "secret");
    }

    public void Dispose() => _http.Dispose();

    private async Task SwitchAsync(string model, string streamModel)
    {
        var policy = await SendAsync(HttpMethod.Get, "api/v1/llm/policy", body: null);
        await SendAsync(HttpMethod.Post, "api/v1/admin/llm/policy", new
        {
            provider = Provider,
            mappings = new Dictionary<string, object> { [Provider] = new { small = model, large = streamModel, image = "gpt-image-2" } },
            reason = "bench",
            expected_version = policy.GetProperty("version").GetInt64(),
            probe = false,
        });
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonElement.Parse(text)
            : throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {text}");
    }

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;
}
