using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Testing;

namespace Maru.Host.Tests.Gateway;

/// <summary>Conversations that go on with what is kept, whoever answers.</summary>
public sealed class KeptConversationTests : IAsyncLifetime
{
    private GatewayWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await GatewayWorld.StartAsync();
        await _world.UseAsync("gemini", "AIzaGood1234567890abcdef", "gemini-2.5-flash");
        await _world.UseAsync("openai", Stocking.OpenAiKey, "gpt-4o-mini");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_conversation_goes_on_over_three_links_and_another_provider()
    {
        var first = await AskAsync(new { model = "text-small", input = "One.", instructions = "Not inherited." });
        var second = await AskAsync(
            new { model = "gemini/gemini-2.5-flash", input = "Two.", previous_response_id = first.Text("id"), stream = true });
        await AskAsync(new { model = "text-small", input = "Three.", previous_response_id = second.Text("id") });

        var sent = JsonDocument.Parse(_world.Simulator.Received[^1].Body).RootElement.GetProperty("messages").EnumerateArray().ToArray();
        Assert.Equal(["user", "assistant", "user", "assistant", "user"], sent.Select(message => message.Text("role")));
        Assert.Equal(["One.", "Two.", "Three."], sent.Where(message => message.Text("role") == "user").Select(TextOf));
        Assert.Equal(TextOf(first.GetProperty("output")[0]), TextOf(sent[1]));
        Assert.Equal(first.Text("id"), second.Text("previous_response_id"));
    }

    [Fact]
    public async Task Items_are_named_in_place_of_being_sent()
    {
        var first = await AskAsync(new { model = "text-small", input = "One." });
        var said = first.GetProperty("output")[0].Text("id");
        object[] input =
        [
            new { role = "user", content = "One." }, new { type = "item_reference", id = said },
            new { type = "item_reference", id = "rs_gone" },
            new { role = "user", content = "Two." },
        ];

        await AskAsync(new { model = "text-small", input });

        var sent = JsonDocument.Parse(_world.Simulator.Received[^1].Body).RootElement.GetProperty("messages").EnumerateArray().ToArray();
        Assert.Equal(["One.", TextOf(first.GetProperty("output")[0]), "Two."], sent.Select(TextOf));
    }

    [Fact]
    public async Task Another_key_knows_nothing_of_it_and_asks_nobody()
    {
        var first = await AskAsync(new { model = "text-small", input = "One." });
        var item = first.GetProperty("output")[0].Text("id");
        using var other = _world.Host.GatewayClient(await _world.Host.ClientKeyAsync());
        var before = _world.Simulator.Received.Count;

        using var chained = await other.PostAsJsonAsync(
            "/v1/responses", new { model = "text-small", input = "Two.", previous_response_id = first.Text("id") });
        using var named = await other.PostAsJsonAsync(
            "/v1/responses", new { model = "text-small", input = new object[] { new { type = "item_reference", id = item } } });
        using var counted = await other.PostAsJsonAsync(
            "/v1/responses/input_tokens", new { model = "text-small", input = "Two.", previous_response_id = first.Text("id") });

        Assert.Equal((400, "previous_response_not_found"), ((int)chained.StatusCode, await chained.CodeAsync()));
        Assert.Equal((404, "item_not_found"), ((int)named.StatusCode, await named.CodeAsync()));
        Assert.Equal((400, "previous_response_not_found"), ((int)counted.StatusCode, await counted.CodeAsync()));
        Assert.Equal(before, _world.Simulator.Received.Count);
        await Poll.UntilAsync(async () => (await _world.Host.GetAsync("/api/v1/admin/llm/calls")).Items()
            .Count(call => call.Text("error_code") is "previous_response_not_found" or "item_not_found") == 2);
    }

    [Fact]
    public async Task What_was_not_to_be_kept_is_not_and_a_stream_is_kept_before_it_ends()
    {
        var forgotten = await AskAsync(new { model = "text-small", input = "One.", store = false });
        var kept = await AskAsync(new { model = "text-small", input = "One.", stream = true });

        Assert.False(forgotten.GetProperty("store").GetBoolean());
        using var gone = await _world.Program.GetAsync($"/v1/responses/{forgotten.Text("id")}");
        using var there = await _world.Program.GetAsync($"/v1/responses/{kept.Text("id")}");
        Assert.Equal((404, 200), ((int)gone.StatusCode, (int)there.StatusCode));
        Assert.Equal(kept.ToString(), await there.Content.ReadAsStringAsync());
        Assert.Equal(1, await _world.Host.CountAsync("llm_response"));
    }

    [Theory]
    [InlineData("""{"model":"text-small","input":"One.","input":"Two.","previous_response_id":"resp_1"}""", "duplicate_parameter")]
    [InlineData("""{"model":"text-small","input":"One.","Previous_Response_Id":"resp_1"}""", "misspelled_parameter")]
    [InlineData("""{"model":"text-small","input":"One.","background":true,"stream":true}""", "unsupported_value")]
    [InlineData("""{"model":"text-small","input":"One.","background":true,"store":false}""", "unsupported_value")]
    [InlineData("""{"model":"text-small","input":"\ud800"}""", "invalid_json")]
    [InlineData("""{"model":"text-small","input":"One.","previous_response_id":"\udc00"}""", "invalid_json")]
    [InlineData("""{"input":"One.","background":true}""", "missing_required_parameter")]
    [InlineData("""{"model":"text-small","input":[],"background":true}""", "empty_array")]
    public async Task A_request_that_cannot_be_kept_is_told_so(string body, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _world.Program.PostAsync("/v1/responses", content);

        Assert.Equal((400, code), ((int)answer.StatusCode, await answer.CodeAsync()));
    }

    [Theory]
    [InlineData("text-small", "completed")]
    [InlineData("openai/gpt-4o-mini+fault.500", "failed")]
    [InlineData("nobody", "failed")]
    public async Task A_response_in_the_background_ends_and_is_paid_for_once(string model, string status)
    {
        var queued = await AskAsync(new { model, input = "One.", background = true, metadata = new { why = "night" } });
        Assert.Equal(("queued", "night"), (queued.Text("status"), queued.GetProperty("metadata").Text("why")));

        JsonElement ended = default;
        await Poll.UntilAsync(async () =>
        {
            ended = await _world.Program.DoAsync(HttpMethod.Get, $"/v1/responses/{queued.Text("id")}");
            return ended.Text("status") == status;
        });

        Assert.Equal((queued.Text("id"), true), (ended.Text("id"), ended.GetProperty("background").GetBoolean()));
        await Poll.UntilAsync(async () => (await _world.Host.GetAsync("/api/v1/admin/llm/calls")).Items().Length == 1);
    }

    private static string TextOf(JsonElement message) => message.GetProperty("content") is { ValueKind: JsonValueKind.String } text
        ? text.GetString()! : message.GetProperty("content")[0].Text("text");

    // The answer as its client has it in the end.
    private async Task<JsonElement> AskAsync(object body)
    {
        using var answer = await _world.Program.PostAsJsonAsync("/v1/responses", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        var last = text.StartsWith("event:", StringComparison.Ordinal)
            ? JsonDocument.Parse(text.TrimEnd().Split('\n')[^1]["data: ".Length..]).RootElement.GetProperty("response")
            : JsonDocument.Parse(text).RootElement;
        return last;
    }
}
