using System.Net;
using System.Text;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Testing;

namespace Maru.Host.Tests.Gateway;

/// <summary>Programs written for Anthropic, answered by Anthropic's models: this server only looks on.</summary>
public sealed class MessagesPassTests : IAsyncLifetime
{
    private const string Model = "claude-opus-5-5";

    private GatewayWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await GatewayWorld.StartAsync();
        await _world.UseAsync("anthropic", "sk-ant-good-1234567890abcdef", Model, Model, Model);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_reaches_the_vendor_as_it_was_written_and_its_answer_the_program(bool stream)
    {
        var body = BodyOf("text-large", $", \"stream\": {(stream ? "true" : "false")} ");

        using var response = await AskAsync(body);
        var text = await response.Content.ReadAsStringAsync();

        var sent = _world.Simulator.Received[^1];
        Assert.Equal((HttpStatusCode.OK, body.Replace("text-large", Model, StringComparison.Ordinal)),
            (response.StatusCode, Encoding.UTF8.GetString(sent.Body.Span)));
        Assert.Equal(("2023-06-01", "one-2026,two-2026"), (sent.Headers["anthropic-version"], sent.Headers["anthropic-beta"]));
        Assert.Contains("msg_sim", text, StringComparison.Ordinal);
        Assert.Contains("c2ltLXNpZ25hdHVyZQ==", text, StringComparison.Ordinal);
        Assert.Equal(stream, text.EndsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_costs_what_the_vendor_says()
    {
        using var response = await AskAsync(BodyOf("text-large", "", "hello [cached]"));
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var said = answer.RootElement.GetProperty("usage");

        JsonElement[] calls = [];
        await Poll.UntilAsync(async () =>
            (calls = (await _world.Host.GetAsync("/api/v1/admin/llm/calls?page_size=100")).Items()).Length >= 1);
        var call = calls[0];
        Assert.Equal(
            said.GetProperty("input_tokens").GetInt32() + said.GetProperty("cache_read_input_tokens").GetInt32(),
            call.GetProperty("tokens_in").GetInt32());
        Assert.Equal(said.GetProperty("output_tokens").GetInt32(), call.GetProperty("tokens_out").GetInt32());
        Assert.Equal("known", call.GetProperty("usage_source").GetString());
    }

    [Theory]
    [InlineData("529", 529, "overloaded_error")]
    [InlineData("context", 400, "invalid_request_error")]
    [InlineData("401", 502, "api_error")]
    public async Task An_error_has_the_form_that_the_program_knows(string fault, int status, string type)
    {
        using var response = await AskAsync(BodyOf($"anthropic/{Model}+fault.{fault}", ""));
        using var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal((status, "error", type), ((int)response.StatusCode, error.RootElement.GetProperty("type").GetString(),
            error.RootElement.GetProperty("error").GetProperty("type").GetString()));
    }

    private static string BodyOf(string model, string more, string said = "hello") =>
        $$"""{ "model" : "{{model}}", "max_tokens":99,  "thinking":{"type":"adaptive"}"""
        + $$""", "messages":[{"role":"user","content":"{{said}}"}]{{more}}}""";

    private async Task<HttpResponseMessage> AskAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/messages")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("anthropic-beta", "one-2026,two-2026");
        return await _world.Program.SendAsync(request);
    }
}
