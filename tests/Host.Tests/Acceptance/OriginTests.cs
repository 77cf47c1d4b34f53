namespace Maru.Host.Tests.Acceptance;

/// <summary>E20 of the requirements: a page of a configured origin may PATCH; another may not.</summary>
public sealed class OriginTests : IAsyncLifetime
{
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await (await AppHost.StartAsync()).SignInAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_preflight_of_a_known_origin_allows_PATCH_with_If_Match()
    {
        using var answer = await PreflightAsync("http://localhost:3000");

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal("http://localhost:3000", answer.Header("Access-Control-Allow-Origin"));
        Assert.Contains("PATCH", answer.Header("Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("if-match", answer.Header("Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("http://localhost:3001")]
    [InlineData("https://localhost:3000")]
    [InlineData("http://localhost:3000.evil.example")]
    public async Task A_preflight_of_another_origin_allows_nothing(string origin)
    {
        using var answer = await PreflightAsync(origin);

        Assert.Equal("", answer.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_answer_to_a_known_origin_shows_its_ETag()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/llm/policy");
        request.Headers.Add("Origin", "http://localhost:3000");
        using var answer = await _host.Client.SendAsync(request);

        Assert.Equal("http://localhost:3000", answer.Header("Access-Control-Allow-Origin"));
        Assert.Contains("etag", answer.Header("Access-Control-Expose-Headers"), StringComparison.OrdinalIgnoreCase);
    }

    private async Task<HttpResponseMessage> PreflightAsync(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, $"{Asking.Keys}/1");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PATCH");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,if-match");
        using var stranger = new HttpClient { BaseAddress = _host.Address };
        return await stranger.SendAsync(request);
    }
}
