using System.Net.Http.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Availability;
using Maru.Platform.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maru.Host.Tests.Gateway;

/// <summary>Pages of the operator's choice call the gateway from a browser; pages of others do not, and none calls anything else.</summary>
public sealed class CorsTests : IAsyncLifetime
{
    private const string Page = "https://app.example";
    private const string Chat = "/v1/chat/completions";

    private AppHost _host = null!;
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        _host = await (await AppHost.StartAsync(
            Dialect.Sqlite, $"--Llm:Gateway:AllowedOrigins:0={Page}", "--Llm:Gateway:AllowedOrigins:1=http://localhost:5173")).SignInAsync();
        _key = await _host.ClientKeyAsync(new { requests_per_minute = 1000 });
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(Chat, "POST", Page)]
    [InlineData("/v1/embeddings", "POST", "http://localhost:5173")]
    [InlineData("/V1/models/openai%2Fgpt-4o", "GET", "HTTPS://APP.EXAMPLE")]
    [InlineData("/v1/messages", "POST", Page)]
    [InlineData("/v1/responses/resp_1", "DELETE", Page)]
    public async Task A_preflight_of_a_named_origin_needs_no_key(string path, string method, string origin)
    {
        using var answer = await PreflightAsync(_host, path, method, origin);

        Assert.Equal((204, origin), ((int)answer.StatusCode, answer.Header("Access-Control-Allow-Origin")));
        Assert.Contains(method, answer.Header("Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Equal("authorization, x-stainless-new-thing, anthropic-beta", answer.Header("Access-Control-Allow-Headers"));
        Assert.Equal(("7200", "Origin"), (answer.Header("Access-Control-Max-Age"), answer.Header("Vary")));
        Assert.Equal("", answer.Header("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("http://app.example")]
    [InlineData("https://app.example:8443")]
    [InlineData("https://app.example.evil.example")]
    [InlineData("null")]
    [InlineData("*")]
    public async Task Another_origin_is_refused_in_words_and_its_answers_are_not_for_it(string origin)
    {
        using var preflight = await PreflightAsync(_host, Chat, "POST", origin);
        using var answer = await ChatAsync(_host, _key, origin);

        Assert.Equal((403, "origin_not_allowed"), ((int)preflight.StatusCode, await preflight.CodeAsync()));
        Assert.Equal(("", ""), (preflight.Header("Access-Control-Allow-Origin"), answer.Header("Access-Control-Allow-Origin")));
        Assert.Equal("Origin", answer.Header("Vary"));
    }

    [Fact]
    public async Task Every_answer_to_a_named_origin_can_be_read_by_its_page()
    {
        using var answer = await ChatAsync(_host, _key, Page);
        using var stream = await ChatAsync(_host, _key, Page, stream: true);
        using var stranger = await ChatAsync(_host, "mk_none", Page);
        using var wrong = await ChatAsync(_host, _key, Page, model: "");
        using var program = await ChatAsync(_host, _key, null);

        Assert.Equal([200, 200, 401, 400], new[] { answer, stream, stranger, wrong }.Select(a => (int)a.StatusCode));
        Assert.All([answer, stream, stranger, wrong], a => Assert.Equal(Page, a.Header("Access-Control-Allow-Origin")));
        Assert.Contains("x-ratelimit-remaining-requests", answer.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.Equal(("", ""), (program.Header("Access-Control-Allow-Origin"), program.Header("Vary")));
    }

    [Fact]
    public async Task The_origins_of_the_gateway_are_none_of_the_rest()
    {
        using var preflight = await PreflightAsync(_host, "/api/v1/llm/status", "GET", Page);

        Assert.Equal("", preflight.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Without_the_setting_no_page_calls_and_the_refusal_says_how_to_let_it()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        using var preflight = await PreflightAsync(host, Chat, "POST", Page);
        using var answer = await ChatAsync(host, await host.ClientKeyAsync(), Page);

        Assert.Equal(401, (int)preflight.StatusCode);
        Assert.Contains("Llm:Gateway:AllowedOrigins", await preflight.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((200, ""), ((int)answer.StatusCode, answer.Header("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task A_star_allows_every_page_and_is_warned_of()
    {
        using var log = new LogSink();
        await using var host = await AppHost.StartAsync(
            Dialect.Sqlite, services => services.AddSingleton<ILoggerProvider>(log), "--Llm:Gateway:AllowedOrigins=*");

        using var preflight = await PreflightAsync(host, Chat, "POST", "null");

        Assert.Equal((204, "*"), ((int)preflight.StatusCode, preflight.Header("Access-Control-Allow-Origin")));
        Assert.Single(log.Lines, line => line.Event.Id == 1332);
    }

    private static async Task<HttpResponseMessage> PreflightAsync(AppHost host, string path, string method, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "authorization,x-stainless-new-thing,x-forwarded-for,anthropic-beta,cookie");
        using var stranger = new HttpClient { BaseAddress = host.Address };
        return await stranger.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> ChatAsync(
        AppHost host, string key, string? origin, bool stream = false, string model = "builtin/text-small")
    {
        using var program = host.GatewayClient(key);
        if (origin is not null)
        {
            program.DefaultRequestHeaders.Add("Origin", origin);
        }

        return await program.PostAsJsonAsync(Chat, new { model, stream, messages = new[] { new { role = "user", content = "hello" } } });
    }
}
