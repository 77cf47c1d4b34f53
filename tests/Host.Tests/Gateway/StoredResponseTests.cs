using System.Text;
using System.Text.Json;
using Maru.Contracts.Identity;
using Maru.Host.Tests.Acceptance;
using Maru.Kernel;
using Maru.Modules.Llm.Responses;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Gateway;

/// <summary>What a program may do with the responses that are kept for its key.</summary>
public sealed class StoredResponseTests(Worlds worlds) : IClassFixture<Worlds>
{
    private const string Output =
        """[{"id":"msg_out","type":"message","role":"assistant","status":"completed","content":[{"type":"output_text","text":"안녕"}]}]""";

    [Theory, EachDialect]
    public async Task A_response_is_shown_listed_replayed_and_deleted(Dialect dialect)
    {
        var world = await worlds.FreshAsync(dialect);
        await KeepAsync(world, "resp_shown");

        var shown = await world.Program.DoAsync(HttpMethod.Get, "/v1/responses/resp_shown");
        var items = await world.Program.DoAsync(
            HttpMethod.Get, "/v1/responses/resp_shown/input_items?limit=1&order=asc&include=a&include=b");
        using var stream = await world.Program.AskAsync(HttpMethod.Get, "/v1/responses/resp_shown?stream=true&starting_after=0");
        var events = await stream.Content.ReadAsStringAsync();
        var deleted = await world.Program.DoAsync(HttpMethod.Delete, "/v1/responses/resp_shown");

        Assert.Equal("안녕", shown.GetProperty("output")[0].GetProperty("content")[0].Text("text"));
        Assert.Equal(("in_1", true), (items.GetProperty("data")[0].Id(), items.GetProperty("has_more").GetBoolean()));
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith(
            "event: response.in_progress\ndata: {\"type\":\"response.in_progress\",\"sequence_number\":1,", events,
            StringComparison.Ordinal);
        Assert.Contains("event: response.completed\n", events, StringComparison.Ordinal);
        Assert.EndsWith("}\n\n", events, StringComparison.Ordinal);
        Assert.Equal("""{"id":"resp_shown","object":"response","deleted":true}""", deleted.GetRawText());
        await AssertErrorAsync(world.Program, HttpMethod.Get, "/v1/responses/resp_shown", 404, "response_not_found");
    }

    [Theory, EachDialect]
    public async Task Another_keys_response_is_as_unknown_as_one_that_never_was(Dialect dialect)
    {
        var world = await worlds.FreshAsync(dialect);
        await KeepAsync(world, "resp_owned", background: true, status: "queued");
        using var stranger = world.Host.GatewayClient(await world.Host.ClientKeyAsync());

        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, ""), (HttpMethod.Get, "?stream=true"), (HttpMethod.Delete, ""), (HttpMethod.Get, "/input_items"),
            (HttpMethod.Post, "/cancel"),
        })
        {
            var owned = await AssertErrorAsync(stranger, method, $"/v1/responses/resp_owned{path}", 404, "response_not_found");
            var unknown = await AssertErrorAsync(stranger, method, $"/v1/responses/resp_none{path}", 404, "response_not_found");
            Assert.Equal(unknown, owned);
        }

        Assert.Equal("queued", (await world.Program.DoAsync(HttpMethod.Get, "/v1/responses/resp_owned")).Text("status"));
        Assert.Equal("cancelled", (await world.Program.DoAsync(HttpMethod.Post, "/v1/responses/resp_owned/cancel")).Text("status"));
    }

    [Theory]
    [InlineData("GET", "?stream=yes", "invalid_value", "stream")]
    [InlineData("GET", "?starting_after=1", "invalid_value", "starting_after")]
    [InlineData("GET", "?stream=true&starting_after=-1", "invalid_value", "starting_after")]
    [InlineData("GET", "/input_items?limit=0", "invalid_value", "limit")]
    [InlineData("GET", "/input_items?order=up", "invalid_value", "order")]
    [InlineData("GET", "/input_items?after=none", "item_not_found", "after")]
    [InlineData("POST", "/cancel", "response_not_cancellable", "response_id")]
    public async Task What_is_wrong_with_a_request_is_named(string method, string path, string code, string param)
    {
        var world = await worlds.FreshAsync();
        var id = $"resp_{Id.New(TimeProvider.System)}";
        await KeepAsync(world, id);

        var error = await AssertErrorAsync(
            world.Program, new HttpMethod(method), $"/v1/responses/{id}{path}", code == "item_not_found" ? 404 : 400, code);

        Assert.Equal(param, JsonElement.Parse(error).GetProperty("error").Text("param"));
    }

    [Theory]
    [InlineData("%27%20OR%201%3D1")]
    [InlineData("%F0%9F%98%80")]
    public async Task A_text_that_is_no_id_is_not_found(string id) =>
        await AssertErrorAsync((await worlds.FreshAsync()).Program, HttpMethod.Delete, $"/v1/responses/{id}", 404, "response_not_found");

    [Fact]
    public async Task A_key_is_needed_and_must_be_one_for_chat()
    {
        var world = await worlds.FreshAsync();
        using var models = world.Host.GatewayClient(await world.Host.ClientKeyAsync(scopes: ["models"]));
        using var nobody = world.Host.GatewayClient("mk_unknown");

        await AssertErrorAsync(models, HttpMethod.Get, "/v1/responses/resp_1", 403, "scope_missing");
        await AssertErrorAsync(nobody, HttpMethod.Delete, "/v1/responses/resp_1", 401, "invalid_api_key");
    }

    [Fact]
    public async Task An_account_is_exported_with_what_was_said()
    {
        var world = await worlds.FreshAsync();
        await KeepAsync(world, "resp_exported");

        var text = (await world.Host.GetAsync("/api/v1/identity/account/export")).GetRawText();

        Assert.All(["\"llm.responses\"", "resp_exported", "msg_out"], said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    private static async Task KeepAsync(GatewayWorld world, string id, bool background = false, string status = "completed")
    {
        var key = world.Host.App.Services.GetRequiredService<IClientKeys>().Find(world.Secret)!;
        var now = TimeProvider.System.GetUtcNow();
        var kept = await world.Host.App.Services.GetRequiredService<IResponseStore>().SaveAsync(
            new StoredResponse(
                id, key.OwnerId, key.Id, null, "gpt-5", status == "queued" ? ResponseStatus.Queued : ResponseStatus.Completed, now,
                now.AddHours(1), Encoding.UTF8.GetBytes("""[{"id":"in_1","type":"message"},{"id":"in_2","type":"message"}]"""),
                Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","object":"response","status":"{{status}}","output":{{Output}}}"""))
            { Background = background },
            default, TestContext.Current.CancellationToken);
        Assert.True(kept);
    }

    private static async Task<string> AssertErrorAsync(HttpClient client, HttpMethod method, string path, int status, string code)
    {
        using var answer = await client.AskAsync(method, path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        Assert.Equal(code, JsonElement.Parse(text).GetProperty("error").Text("code"));
        return text;
    }
}
