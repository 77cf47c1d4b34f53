using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Maru.Platform.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Gateway;

/// <summary>One endpoint answers to many spellings of its path; whose manners hold is the same for all of them.</summary>
public sealed class SpellingTests : IAsyncLifetime
{
    private AppHost _host = null!;
    private HttpClient _program = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await (await AppHost.StartAsync()).SignInAsync();
        _program = _host.GatewayClient(await _host.ClientKeyAsync());
    }

    public ValueTask DisposeAsync()
    {
        _program.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Every_spelling_of_a_gateway_path_is_the_gateway()
    {
        var question = new { model = "text-small", messages = new[] { new { role = "user", content = "hello" } } };
        string[] paths =
        [
            "/v1/chat/completions", "/V1/Chat/Completions", "/v1/chat/completions/", "/%561/chat/completions", "/V1/CHAT/%63ompletions",
        ];
        foreach (var path in paths)
        {
            using var answer = await _program.PostAsJsonAsync(path, question);

            Assert.True((int)answer.StatusCode == 200, path);
            Assert.False(answer.Headers.Contains("Content-Security-Policy"), path);
        }

        Assert.Empty(_host.App.Services.GetRequiredService<AuditGaps>().Found);
    }

    [Theory]
    [InlineData("GET", "/v1/chat/completions", "method_not_allowed")]
    [InlineData("PUT", "/V1/Models", "method_not_allowed")]
    [InlineData("GET", "/V1", "unknown_url")]
    [InlineData("DELETE", "/v1/", "unknown_url")]
    [InlineData("POST", "/V1//chat/completions", "unknown_url")]
    [InlineData("OPTIONS", "/V1/embeddings", "method_not_allowed")]
    [InlineData("GET", "/V1/models/no-such-model", "model_not_found")]
    [InlineData("POST", "/V1/chat/completions", "malformed_json")]
    public async Task What_is_not_there_is_said_in_OpenAIs_shape(string method, string path, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = method == "POST" ? new StringContent("{", Encoding.UTF8, "application/json") : null;
        using var answer = await _program.SendAsync(request);

        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("//v1/models", 404)]
    [InlineData("/v1%2Fmodels", 404)]
    [InlineData("/v1x/models", 404)]
    [InlineData("/v10", 404)]
    [InlineData("/API/v1/Status", 200)]
    [InlineData("/api/v1/status/", 200)]
    [InlineData("/API/V1/nothing", 404)]
    public async Task What_only_looks_like_the_gateway_is_ours(string path, int status)
    {
        using var answer = await _host.Client.GetAsync(new Uri(_host.Address, "/").ToString().TrimEnd('/') + path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(status == 200 ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
