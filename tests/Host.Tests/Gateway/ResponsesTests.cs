using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Testing;

namespace Maru.Host.Tests.Gateway;

/// <summary>Programs written for OpenAI's responses, whoever answers.</summary>
public sealed class ResponsesTests : IAsyncLifetime
{
    private const string OpenAi = "openai/gpt-4o-mini";

    private GatewayWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await GatewayWorld.StartAsync(more: ["--Llm:Upstream:FirstByte=00:00:02", "--Llm:Upstream:Idle=00:00:02"]);
        await _world.UseAsync("anthropic", "sk-ant-good-1234567890abcdef", "claude-haiku-4-5", "claude-opus-5-5", "claude-opus-5-5");
        await _world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_answer_says_what_was_changed_and_costs_what_it_says()
    {
        using var response = await AskAsync(new { model = "text-small", input = "hello", truncation = "auto", store = true });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((HttpStatusCode.OK, "truncation=dropped"),
            (response.StatusCode, response.Headers.GetValues("x-maru-adjusted").Single()));
        Assert.StartsWith("resp_", answer.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.True(answer.GetProperty("store").GetBoolean());
        JsonElement[] calls = [];
        await Poll.UntilAsync(async () =>
            (calls = (await _world.Host.GetAsync("/api/v1/admin/llm/calls?page_size=100")).Items()).Length >= 1);
        var usage = answer.GetProperty("usage");
        Assert.Equal(
            (usage.GetProperty("input_tokens").GetInt32(), usage.GetProperty("output_tokens").GetInt32()),
            (calls[0].GetProperty("tokens_in").GetInt32(), calls[0].GetProperty("tokens_out").GetInt32()));
    }

    [Theory]
    [InlineData("500", 502, "upstream_failed")]
    [InlineData("429", 429, "upstream_rate_limited")]
    [InlineData("timeout", 504, "upstream_timeout")]
    public async Task A_failure_before_the_first_event_is_a_status(string fault, int status, string code)
    {
        using var response = await AskAsync(new { model = $"{OpenAi}+fault.{fault}", input = "hello", stream = true });

        Assert.Equal((status, code), ((int)response.StatusCode, await response.CodeAsync()));
    }

    [Fact]
    public async Task A_cut_answer_is_a_failed_response_at_the_end_of_a_whole_stream()
    {
        using var response = await AskAsync(new { model = $"{OpenAi}+fault.cut+chunks.6", input = "hello", stream = true });
        var text = await response.Content.ReadAsStringAsync();

        Assert.Contains("event: response.failed\ndata: {\"type\":\"response.failed\"", text, StringComparison.Ordinal);
        Assert.Contains("\"error\":{\"code\":\"server_error\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("response.completed", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anthropic/claude-haiku-4-5")]
    [InlineData("anthropic/claude-opus-5-5")]
    public async Task A_thought_goes_home_sealed_with_the_results_of_its_calls(string model)
    {
        var reasoning = new { effort = "high", summary = "auto" };
        var tools = new[] { new { type = "function", name = "weather", parameters = new { type = "object" } } };
        var said = new { role = "user", content = "use the tools" };
        using var first = await AskAsync(new { model, reasoning, tools, input = new[] { said }, max_output_tokens = 4000 });
        var output = (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("output").EnumerateArray().ToArray();
        var call = output.Single(item => item.GetProperty("type").GetString() == "function_call");

        var result = new { type = "function_call_output", call_id = call.GetProperty("call_id").GetString(), output = "rain" };
        object[] input = [said, .. output, result];
        using var second = await AskAsync(new { model, reasoning, tools, input, max_output_tokens = 4000 });

        Assert.True(second.IsSuccessStatusCode, await second.Content.ReadAsStringAsync());
        var thought = Assert.Single(output, item => item.GetProperty("type").GetString() == "reasoning");
        Assert.StartsWith("maru1.", thought.GetProperty("encrypted_content").GetString(), StringComparison.Ordinal);
        using var sent = JsonDocument.Parse(_world.Simulator.Received[^1].Body);
        Assert.Contains("\"signature\":", sent.RootElement.GetProperty("messages").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_is_refused_so_that_its_client_sends_requests()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/responses") { Headers = { { "Upgrade", "websocket" } } };
        using var response = await _world.Program.SendAsync(request);

        Assert.Equal((HttpStatusCode.UpgradeRequired, "websocket_unsupported"), (response.StatusCode, await response.CodeAsync()));
    }

    private Task<HttpResponseMessage> AskAsync(object body) => _world.Program.PostAsJsonAsync("/v1/responses", body);
}
