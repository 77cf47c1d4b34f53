using System.Diagnostics;
using System.Net;

namespace Maru.Host.Tests.Gateway;

/// <summary>What a client sees when the provider misbehaves in each of the ways providers do.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private GatewayWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await GatewayWorld.StartAsync(more: ["--Llm:Upstream:FirstByte=00:00:02", "--Llm:Upstream:Idle=00:00:02"]);
        await _world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("500", 502, "upstream_failed")]
    [InlineData("429", 429, "upstream_rate_limited")]
    [InlineData("quota", 429, "upstream_quota_exhausted")]
    [InlineData("503", 503, "upstream_overloaded")]
    [InlineData("401", 502, "provider_key_refused")]
    [InlineData("403", 502, "provider_key_refused")]
    [InlineData("html", 502, "upstream_failed")]
    [InlineData("garbage", 502, "upstream_garbled")]
    [InlineData("empty", 502, "upstream_garbled")]
    [InlineData("timeout", 504, "upstream_timeout")]
    [InlineData("abort", 502, "upstream_unanswered")]
    public async Task A_failure_before_the_first_byte_is_an_error_with_a_code(string fault, int status, string code)
    {
        using var response = await _world.Program.ChatAsync($"openai/gpt-4o-mini+fault.{fault}");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, await response.CodeAsync());
    }

    [Theory]
    [InlineData("503retry", 503, "1", false)]
    [InlineData("429", 429, "1", false)]
    [InlineData("quota", 429, null, true)]
    [InlineData("timeout", 504, null, true)]
    [InlineData("abort", 502, null, true)]
    [InlineData("garbage", 502, null, true)]
    public async Task One_request_is_sent_and_the_client_is_told_whether_another_would_help(
        string fault, int status, string? wait, bool forbidden)
    {
        using var response = await _world.Program.ChatAsync($"openai/gpt-4o-mini+fault.{fault}");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(wait, response.Headers.RetryAfter?.ToString());
        Assert.Equal(forbidden ? ["false"] : null, response.Headers.TryGetValues("x-should-retry", out var told) ? told : null);
        Assert.Single(_world.Simulator.Received, r => r.Path.EndsWith("/chat/completions", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("chunks.6", true)]
    [InlineData("size.30000", false)]
    public async Task A_cut_answer_never_ends_cleanly(string shape, bool stream)
    {
        using var response = await _world.Program.ChatAsync($"openai/gpt-4o-mini+fault.cut+{shape}", stream: stream);
        var text = new StringWriter();

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            while (await reader.ReadLineAsync() is { } line)
            {
                await text.WriteLineAsync(line);
            }
        });

        Assert.DoesNotContain("[DONE]", text.ToString(), StringComparison.Ordinal);
        Assert.Equal(stream, text.ToString().Contains("\"upstream_broken\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_short_answer_that_is_cut_is_a_status()
    {
        using var response = await _world.Program.ChatAsync("openai/gpt-4o-mini+fault.cut");

        Assert.Equal((502, "upstream_broken"), ((int)response.StatusCode, await response.CodeAsync()));
    }

    [Theory]
    [InlineData("openai", "sk-good-1234567890abcdef", "gpt-4o-mini")]
    [InlineData("gemini", "AIzaGood1234567890abcdef", "gemini-2.5-flash")]
    public async Task A_silent_stream_is_kept_alive_with_comments_and_the_provider_is_told_when_the_client_leaves(
        string provider, string key, string model)
    {
        await using var world = await GatewayWorld.StartAsync(more: ["--Llm:Upstream:KeepAlive=00:00:01"]);
        await world.UseAsync(provider, key, model);
        world.Simulator.Script = new LlmSimulator.Script { Rules = [new LlmSimulator.ScriptRule { HoldAfter = 0 }] };
        using (var response = await world.Program.ChatAsync($"{provider}/{model}", stream: true))
        {
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            foreach (var line in new[] { ": waiting", "", ": waiting" })
            {
                Assert.Equal(line, await reader.ReadLineAsync());
            }
        }

        await world.Simulator.WaitForAsync(r => r.ClientCancelled, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failure_with_the_status_of_success_is_a_status_and_costs_nothing(bool stream)
    {
        _world.Simulator.Script = new LlmSimulator.Script
        {
            Rules = [new LlmSimulator.ScriptRule { RawBody = """{"error":{"message":"The engine is down","code":"engine_down"}}""" }],
        };

        using var response = await _world.Program.ChatAsync("openai/gpt-4o-mini", stream: stream);

        Assert.Equal((502, "engine_down"), ((int)response.StatusCode, await response.CodeAsync()));
    }

    [Theory]
    [InlineData("drip")]
    [InlineData("huge")]
    public async Task Slow_drips_and_huge_lines_arrive_whole(string fault)
    {
        using var direct = new HttpClient { BaseAddress = _world.Simulator.Address };
        direct.DefaultRequestHeaders.Authorization = new("Bearer", "sk-good-1234567890abcdef");
        using var expected = await direct.ChatAsync($"gpt-4o-mini+fault.{fault}", stream: true);
        using var actual = await _world.Program.ChatAsync($"openai/gpt-4o-mini+fault.{fault}", stream: true);

        Assert.Equal(Contents(await expected.Content.ReadAsStringAsync()), Contents(await actual.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task When_the_client_leaves_the_provider_is_told()
    {
        using var leave = new CancellationTokenSource();
        using var response = await _world.Program.ChatAsync("openai/gpt-4o-mini+chunks.500+gap.20", stream: true, ct: leave.Token);
        var stream = await response.Content.ReadAsStreamAsync(leave.Token);
        await stream.ReadExactlyAsync(new byte[64], leave.Token);

        response.Dispose();

        await _world.Simulator.WaitForAsync(r => r is { ClientCancelled: true, Model: "gpt-4o-mini+chunks.500+gap.20" }, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Headers_and_first_piece_arrive_while_the_rest_is_still_being_written()
    {
        var watch = Stopwatch.StartNew();
        using var response = await _world.Program.ChatAsync("openai/gpt-4o-mini+chunks.10+gap.200", stream: true);
        var stream = await response.Content.ReadAsStreamAsync();
        await stream.ReadExactlyAsync(new byte[6]);
        var first = watch.Elapsed;
        await stream.CopyToAsync(Stream.Null);

        Assert.True(first < watch.Elapsed / 2, $"the first byte took {first} of {watch.Elapsed}");
    }

    [Fact]
    public async Task A_key_that_a_provider_echoes_is_not_passed_on()
    {
        await _world.UseAsync("openai", "sk-bad-canary-1234567890", "gpt-4o-mini");

        using var response = await _world.Program.ChatAsync();
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.DoesNotContain("sk-bad", body, StringComparison.Ordinal);
    }

    private static string[] Contents(string sse) => [.. sse.Split('\n')
        .Where(line => line.StartsWith("data: {", StringComparison.Ordinal) && line.Contains("\"content\":", StringComparison.Ordinal))
        .Select(line => System.Text.Json.JsonDocument.Parse(line["data: ".Length..]).RootElement.GetProperty("choices")[0].GetProperty("delta").ToString())];
}
