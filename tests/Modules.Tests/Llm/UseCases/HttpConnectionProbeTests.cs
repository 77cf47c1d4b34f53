using System.Net;
using System.Text;
using Maru.Contracts.Llm;
using Maru.Modules.Llm;
using Maru.Modules.Llm.Providers.Probing;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.UseCases;

public sealed class HttpConnectionProbeTests
{
    private const string Key = "sk-test1234567890abcdef";

    [Theory]
    [InlineData(Provider.OpenAi, "https://x.test/v1/chat/completions", "Authorization")]
    [InlineData(Provider.Gemini, "https://x.test/v1/models/m:generateContent", "x-goog-api-key")]
    public async Task The_key_travels_in_a_header_only(Provider provider, string url, string header)
    {
        using var stub = new StubHandler((_, _) => Answer(HttpStatusCode.OK, "{}"));

        var result = await TryAsync(stub, provider);

        var (request, body) = Assert.Single(stub.Seen);
        Assert.Equal((null, "m"), (result.Failure, result.Model));
        Assert.Equal(url, request.RequestUri!.AbsoluteUri);
        Assert.EndsWith(Key, request.Headers.GetValues(header).Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, body + request.RequestUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, """{"error":{"code":"invalid_api_key"}}""", ProbeFailure.Auth)]
    [InlineData(400, """{"error":{"code":400,"status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}""", ProbeFailure.Auth)]
    [InlineData(403, "", ProbeFailure.Auth)]
    [InlineData(404, """{"error":{"code":"model_not_found"}}""", ProbeFailure.ModelUnavailable)]
    [InlineData(429, """{"error":{"type":"insufficient_quota"}}""", ProbeFailure.Quota)]
    [InlineData(429, """{"error":{"code":"rate_limit_exceeded"}}""", ProbeFailure.RateLimited)]
    [InlineData(500, "<html>", ProbeFailure.Unknown)]
    [InlineData(302, "", ProbeFailure.Unknown)]
    public async Task A_refusal_becomes_a_reason_and_its_text_goes_nowhere(int status, string body, ProbeFailure expected)
    {
        using var stub = new StubHandler((_, _) => Answer((HttpStatusCode)status, body));

        var result = await TryAsync(stub, Provider.OpenAi);

        Assert.Equal(expected, result.Failure);
    }

    [Fact]
    public async Task A_model_that_wants_more_room_is_asked_once_more()
    {
        using var stub = new StubHandler((_, body) => body.Contains(":16", StringComparison.Ordinal)
            ? Answer(HttpStatusCode.OK, "{}")
            : Answer(HttpStatusCode.BadRequest, """{"error":{"code":"integer_below_min_value"}}"""));

        var result = await TryAsync(stub, Provider.OpenAi);

        Assert.Null(result.Failure);
        Assert.Equal(2, stub.Seen.Count);
    }

    [Fact]
    public async Task Silence_ends_after_ten_seconds()
    {
        var clock = new FakeClock();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stub = new StubHandler((_, _) =>
        {
            asked.SetResult();
            return new TaskCompletionSource<HttpResponseMessage>().Task;
        });

        var pending = TryAsync(stub, Provider.Gemini, clock: clock);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Room.Ct);
        clock.Advance(TimeSpan.FromSeconds(10));
        var result = await pending.WaitAsync(TimeSpan.FromSeconds(30), Room.Ct);

        Assert.Equal((ProbeFailure.Timeout, 10_000L), (result.Failure, result.LatencyMs));
    }

    [Fact]
    public async Task An_unreachable_server_is_a_network_failure()
    {
        using var stub = new StubHandler((_, _) => Task.FromException<HttpResponseMessage>(new HttpRequestException($"no route, key {Key}")));

        var result = await TryAsync(stub, Provider.OpenAi);

        Assert.Equal(ProbeFailure.Network, result.Failure);
        Assert.DoesNotContain(Key, result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_pictures_only_the_name_is_looked_up()
    {
        using var stub = new StubHandler((_, _) => Answer(HttpStatusCode.OK, "{}"));

        await TryAsync(stub, Provider.OpenAi, ModelType.Image);

        Assert.Equal(
            (HttpMethod.Get, "https://x.test/v1/models/m"), (stub.Seen[0].Request.Method, stub.Seen[0].Request.RequestUri!.AbsoluteUri));
    }

    [Fact]
    public async Task This_server_itself_is_always_there()
    {
        using var stub = new StubHandler((_, _) => throw new InvalidOperationException("called"));

        Assert.Null((await TryAsync(stub, Provider.Builtin)).Failure);
    }

    private static async Task<ProbeResult> TryAsync(
        StubHandler stub, Provider provider, ModelType type = ModelType.TextSmall, FakeClock? clock = null)
    {
        using var http = new HttpMessageInvoker(stub, disposeHandler: false);
        return await new HttpConnectionProbe(http, Profiles.All, new LlmSettings(), clock ?? new FakeClock())
            .TryAsync(new ProbeTarget(provider, new Uri("https://x.test/v1/"), Key, "m", type), Room.Ct);
    }

    private static Task<HttpResponseMessage> Answer(HttpStatusCode status, string body) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8) });
}
