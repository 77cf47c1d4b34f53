using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Maru.Host.Tests.Gateway;

/// <summary>Programs written for OpenAI's chat, answered by Anthropic's models.</summary>
public sealed class AnthropicTests : IAsyncLifetime
{
    private const string Key = "sk-ant-good-1234567890abcdef";
    private const string Small = "claude-haiku-4-5";
    private const string Large = "claude-opus-5-5";

    private static readonly object[] s_tools =
    [
        new
        {
            type = "function",
            function = new { name = "weather", parameters = new { type = "object", properties = new { city = new { type = "string" } } } },
        },
        new { type = "function", function = new { name = "time.now" } },
    ];

    private GatewayWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await GatewayWorld.StartAsync();
        await _world.UseAsync("anthropic", Key, Small, Large, Large);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_chat_is_answered_and_says_what_it_cost_and_what_was_changed()
    {
        using var response = await AskAsync(new { model = "text-small", messages = Said("hello [cached]"), seed = 7, max_tokens = 50 });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((HttpStatusCode.OK, "anthropic", "seed=dropped"),
            (response.StatusCode, response.Headers.GetValues("x-maru-provider").Single(),
                response.Headers.GetValues("x-maru-adjusted").Single()));
        Assert.Equal($"[{Small}] You said: hello [cached]", TextOf(answer));
        var usage = answer.GetProperty("usage");
        Assert.True(usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt32() > 0);
        Assert.Equal(usage.GetProperty("total_tokens").GetInt32(),
            usage.GetProperty("prompt_tokens").GetInt32() + usage.GetProperty("completion_tokens").GetInt32());
    }

    [Theory]
    [InlineData("text-small")]
    [InlineData("text-large")]
    public async Task A_stream_brings_thoughts_and_text_past_pings_and_blocks_nobody_knows(string model)
    {
        using var response = await AskAsync(new { model, stream = true, messages = Said("hello [odd]"), reasoning_effort = "high" });
        var text = await response.Content.ReadAsStringAsync();

        Assert.Contains("\"reasoning_content\":\"Thinking about what was said.\"", text, StringComparison.Ordinal);
        Assert.Contains("\"content\":\" hello\"", text, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tools_are_called_and_their_results_are_read(bool stream)
    {
        using var asked = await AskAsync(new { model = "text-large", stream, messages = Said("use the tools"), tools = s_tools });
        var text = await asked.Content.ReadAsStringAsync();
        Assert.Contains("weather", text, StringComparison.Ordinal);
        Assert.Contains("time.now", text, StringComparison.Ordinal);
        Assert.Contains("\"finish_reason\":\"tool_calls\"", text, StringComparison.Ordinal);

        object[] messages =
        [
            .. Said("use the tools"),
            new
            {
                role = "assistant",
                tool_calls = new[] { Call("call|1", "weather"), Call("call_2", "time.now") },
            },
            new { role = "tool", tool_call_id = "call_2", content = "noon" },
            new { role = "tool", tool_call_id = "call|1", content = "rain" },
        ];
        using var told = await AskAsync(new { model = "text-large", messages, tools = s_tools });

        Assert.Equal($"[{Large}] Tool said: noon", TextOf(await told.Content.ReadFromJsonAsync<JsonElement>()));
    }

    [Theory]
    [InlineData("text-small", "json_object")]
    [InlineData("text-small", "json_schema")]
    [InlineData("text-large", "json_schema")]
    public async Task An_answer_of_a_form_is_json(string model, string type)
    {
        var schema = new { type = "object", properties = new { city = new { type = "string", minLength = 3 } } };
        using var response = await AskAsync(new
        {
            model,
            messages = Said("hello"),
            response_format = new { type, json_schema = new { name = "place", schema } },
        });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();

        using var said = JsonDocument.Parse(TextOf(answer)!);
        Assert.Equal(type == "json_schema", said.RootElement.TryGetProperty("city", out _));
        Assert.Equal("stop", answer.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Theory]
    [InlineData("529", 503, "upstream_overloaded")]
    [InlineData("429", 429, "upstream_rate_limited")]
    [InlineData("quota", 429, "upstream_quota_exhausted")]
    [InlineData("context", 400, "context_length_exceeded")]
    [InlineData("401", 502, "provider_key_refused")]
    [InlineData("413", 413, "request_too_large")]
    [InlineData("500", 502, "upstream_failed")]
    [InlineData("html", 502, "upstream_failed")]
    [InlineData("empty", 502, "upstream_garbled")]
    public async Task A_failure_before_the_answer_is_an_error_with_a_code(string fault, int status, string code)
    {
        using var response = await _world.Program.ChatAsync($"anthropic/{Small}+fault.{fault}");

        Assert.Equal((status, code), ((int)response.StatusCode, await response.CodeAsync()));
    }

    [Theory]
    [InlineData("inband", "upstream_overloaded")]
    [InlineData("cut", "upstream_broken")]
    [InlineData("noend", "upstream_broken")]
    public async Task A_failure_inside_a_stream_is_told_in_it_and_breaks_it(string fault, string code)
    {
        using var response = await _world.Program.ChatAsync($"anthropic/{Small}+fault.{fault}+chunks.6", stream: true);
        var text = new StringWriter();

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            while (await reader.ReadLineAsync() is { } line)
            {
                await text.WriteLineAsync(line);
            }
        });

        Assert.Contains($"\"{code}\"", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("embeddings", "input")]
    [InlineData("images/generations", "prompt")]
    public async Task What_it_cannot_make_is_refused_by_name(string door, string field)
    {
        using var response = await _world.Program.PostAsJsonAsync(
            $"/v1/{door}", new Dictionary<string, string> { ["model"] = $"anthropic/{Small}", [field] = "a cat" });

        Assert.Equal((HttpStatusCode.BadRequest, "unsupported_operation"), (response.StatusCode, await response.CodeAsync()));
    }

    [Theory]
    [InlineData(Key, "success")]
    [InlineData("sk-ant-bad-1234567890", "failed")]
    public async Task A_connection_is_tried_with_a_key(string key, string status)
    {
        var tried = await _world.Host.PostAsync("/api/v1/admin/llm/test-connection", new { provider = "anthropic", api_key = key });

        Assert.Equal(status, tried.GetProperty("status").GetString());
    }

    private static object[] Said(string text) => [new { role = "user", content = text }];

    private static object Call(string id, string name) => new { id, type = "function", function = new { name, arguments = "{}" } };

    private static string? TextOf(JsonElement answer) =>
        answer.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();

    private Task<HttpResponseMessage> AskAsync(object body) => _world.Program.PostAsJsonAsync("/v1/chat/completions", body);
}
