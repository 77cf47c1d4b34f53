using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.LlmSimulator;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.ML.Tokenizers;

namespace Maru.Host.Tests.Gateway;

/// <summary>Calls whose end nobody sees, over sockets: what they are billed by.</summary>
public sealed class HangUpTests : IAsyncLifetime
{
    private const int Pieces = 100;
    private const string Sentence = "The quick brown fox jumps over the lazy dog, while 안녕하세요 is said twice; x = 12 + 30. ";

    private static readonly string Answer = string.Concat(Enumerable.Repeat(Sentence, 20));

    private GatewayWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await GatewayWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("openai", "sk-good-1234567890abcdef", "gpt-4o", 1.02)]
    [InlineData("openai_compatible", "sk-good-1234567890abcdef", "llama-3.3-70b", 1.3)]
    [InlineData("gemini", "AIzaGood1234567890abcdef", "gemini-2.5-flash", 1.3)]
    public async Task A_stream_left_anywhere_is_billed_by_what_was_delivered(string provider, string key, string model, double most)
    {
        await _world.UseAsync(provider, key, model);
        var ends = new List<JsonElement>();
        foreach (var percent in new[] { 0, 1, 50, 98, 100 })
        {
            // OpenAI opens with a frame that holds the role alone; Gemini's headers come with its first piece, its usage with the last.
            var frames = provider == "gemini" ? Math.Clamp(percent, 1, Pieces - 1) : percent + 1;
            _world.Simulator.Script = new Script { Rules = [new ScriptRule { Text = Answer, Chunks = Pieces, HoldAfter = frames }] };
            var delivered = await LeaveAfterAsync(provider == "gemini" ? frames : percent);
            var tokens = TiktokenTokenizer.CreateForEncoding("o200k_base").CountTokens(delivered);

            var call = await CallAsync(ends.Count + 1);
            ends.Add(call);
            Assert.Equal(("cancelled", "estimated"), (call.Text("outcome"), call.Text("usage_source")));
            var hidden = call.TryGetProperty("tokens_reasoning", out var told) && told.ValueKind == JsonValueKind.Number ? told.GetInt32() : 0;
            var billed = call.GetProperty("tokens_out").GetInt32() - hidden;
            Assert.True(billed >= tokens && billed <= Math.Ceiling(tokens * most), $"{percent} %: {billed} billed, {tokens} delivered");
            Assert.True(call.GetProperty("tokens_in").GetInt32() > 0);
        }
    }

    [Theory]
    [InlineData("openai", "sk-good-1234567890abcdef", "gpt-4o", "chat/completions")]
    [InlineData("openai", "sk-good-1234567890abcdef", "text-embedding-3-small", "embeddings")]
    [InlineData("openai", "sk-good-1234567890abcdef", "gpt-image-1", "images/generations")]
    [InlineData("gemini", "AIzaGood1234567890abcdef", "gemini-2.5-flash", "chat/completions")]
    [InlineData("gemini", "AIzaGood1234567890abcdef", "gemini-embedding-001", "embeddings")]
    [InlineData("anthropic", "sk-ant-good-1234567890abcdef", "claude-haiku-4-5", "chat/completions")]
    public async Task A_whole_answer_that_nobody_waited_for_is_billed_by_its_usage(string provider, string key, string model, string path)
    {
        await _world.UseAsync(provider, key, "gpt-4o");
        _world.Simulator.Script = new Script { Rules = [new ScriptRule { Fault = "slow400" }] };
        using var leave = new CancellationTokenSource();
        var pending = _world.Program.PostAsync(new Uri($"/v1/{path}", UriKind.Relative), Body(path, $"{provider}/{model}"), leave.Token);
        await _world.Simulator.WaitForAsync(
            r => r.Path.Contains(model, StringComparison.Ordinal) || r.Model == model, TimeSpan.FromSeconds(10));

        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);

        var call = await CallAsync(1);
        Assert.Equal(("cancelled", 499), (call.Text("outcome"), call.GetProperty("status").GetInt32()));
        Assert.True(call.GetProperty("tokens_in").GetInt32() > 0);
        Assert.True(path == "embeddings" || call.GetProperty("tokens_out").GetInt32() > 0);
    }

    [Fact]
    public async Task Streams_that_outgrow_their_reservations_end_when_the_budget_does()
    {
        const int Limit = 40_000;
        await _world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o");
        var secret = await _world.Host.ClientKeyAsync(new { cost_per_month_micros = Limit });
        using var program = _world.Host.GatewayClient(secret);
        const string Frame = """data: {"choices":[{"index":0,"delta":{"content":" word"},"finish_reason":null}]}""";
        var endless = string.Concat(Enumerable.Repeat(Frame + "\n\n", 4_000));
        _world.Simulator.Script = new Script { Rules = [new ScriptRule { RawBody = endless, RawContentType = "text/event-stream" }] };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReadAsync(program)));

        Assert.All(answers, text => Assert.Contains("\"insufficient_quota\"", text, StringComparison.Ordinal));
        var calls = await CallsAsync(4);
        var spent = calls.Sum(c => decimal.Parse(c.Text("cost"), CultureInfo.InvariantCulture)) * 1_000_000;
        Assert.InRange(spent, Limit * 0.9m, Limit * 1.15m);
        Assert.All(calls, c => Assert.Equal("refused", c.Text("outcome")));
        using var next = await program.ChatAsync(most: 50);
        Assert.Equal("insufficient_quota", await next.CodeAsync());
    }

    [Fact]
    public async Task A_stream_that_outlives_its_server_is_billed_by_what_was_delivered()
    {
        await _world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o");
        _world.Simulator.Script = new Script { Rules = [new ScriptRule { Text = Answer, Chunks = Pieces, HoldAfter = 51 }] };
        _world.Host.App.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout = TimeSpan.FromSeconds(3);
        using var response = await _world.Program.ChatAsync(stream: true);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var delivered = await ReadAsync(reader, 50);

        await _world.Host.RestartAsync();

        var call = await CallAsync(1);
        Assert.Equal(("failed", "server_stopping"), (call.Text("outcome"), call.Text("error_code")));
        Assert.Equal(TiktokenTokenizer.CreateForEncoding("o200k_base").CountTokens(delivered), call.GetProperty("tokens_out").GetInt32());
    }

    private static JsonContent Body(string path, string model) => JsonContent.Create<object>(path switch
    {
        "embeddings" => new { model, input = "hello there" },
        "images/generations" => new { model, prompt = "a cat" },
        _ => new { model, messages = new[] { new { role = "user", content = "hello there" } } },
    });

    private static async Task<string> ReadAsync(HttpClient program)
    {
        using var response = await program.ChatAsync(stream: true, most: 100);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var text = new StringWriter();
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                await text.WriteLineAsync(line);
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // The connection breaks behind the error, so that nobody takes the answer for a whole one.
        }

        return text.ToString();
    }

    private static async Task<string> ReadAsync(StreamReader reader, int deltas)
    {
        var text = "";
        while (deltas > 0 && await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal)
                && JsonDocument.Parse(line["data: ".Length..]).RootElement.GetProperty("choices")[0].GetProperty("delta") is var delta
                && delta.TryGetProperty("content", out var content) && content.GetString() is { Length: > 0 } piece)
            {
                text += piece;
                deltas--;
            }
        }

        return text;
    }

    private async Task<string> LeaveAfterAsync(int deltas)
    {
        using var leave = new CancellationTokenSource();
        using var response = await _world.Program.ChatAsync(stream: true, ct: leave.Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(leave.Token));
        return await ReadAsync(reader, deltas);
    }

    private async Task<JsonElement> CallAsync(int count) => (await CallsAsync(count))[0];

    private async Task<JsonElement[]> CallsAsync(int count)
    {
        JsonElement[] calls = [];
        await Poll.UntilAsync(async () =>
            (calls = (await _world.Host.GetAsync("/api/v1/admin/llm/calls?page_size=100")).Items()).Length >= count);
        return calls;
    }
}
