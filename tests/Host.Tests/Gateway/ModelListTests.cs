using System.Text.Json;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Gateway;

/// <summary>One list of models that the clients of OpenAI read whole and those of Anthropic page by page.</summary>
public sealed class ModelListTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Fact]
    public async Task Without_a_limit_all_are_listed_with_the_fields_of_both()
    {
        var world = await StockedAsync();

        var list = await world.Program.DoAsync(HttpMethod.Get, "/v1/models");
        var first = list.GetProperty("data")[0];

        Assert.Equal(("list", false), (list.Text("object"), list.GetProperty("has_more").GetBoolean()));
        Assert.Equal((Ids(list)[0], Ids(list)[^1]), (list.Text("first_id"), list.Text("last_id")));
        Assert.Equal(("model", "model", 0), (first.Text("object"), first.Text("type"), first.GetProperty("created").GetInt32()));
        Assert.Equal((first.Id(), "builtin"), (first.Text("display_name"), first.Text("owned_by")));
        Assert.Equal(DateTimeOffset.UnixEpoch, first.GetProperty("created_at").GetDateTimeOffset());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (first.GetProperty("max_tokens").ValueKind, first.GetProperty("max_input_tokens").ValueKind));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Pages_forth_and_back_are_the_whole_list(int limit)
    {
        var world = await StockedAsync();
        var all = Ids(await world.Program.DoAsync(HttpMethod.Get, "/v1/models"));

        var forth = new List<string>();
        JsonElement page;
        do
        {
            page = await PageAsync(world, $"limit={limit}" + (forth.Count > 0 ? $"&after_id={Uri.EscapeDataString(forth[^1])}" : ""));
            forth.AddRange(Ids(page));
        }
        while (page.GetProperty("has_more").GetBoolean());

        var back = new List<string> { all[^1] };
        do
        {
            page = await PageAsync(world, $"limit={limit}&before_id={Uri.EscapeDataString(back[0])}");
            back.InsertRange(0, Ids(page));
        }
        while (page.GetProperty("has_more").GetBoolean());

        Assert.Equal(all, forth);
        Assert.Equal(all, back);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("after_id=no-such", "after_id")]
    [InlineData("before_id=", "before_id")]
    [InlineData("after_id=default&before_id=default", "before_id")]
    public async Task What_cannot_be_a_page_is_named(string query, string param)
    {
        var world = await StockedAsync();

        using var answer = await world.Program.AskAsync(HttpMethod.Get, $"/v1/models?{query}");
        var error = (await answer.JsonAsync()).GetProperty("error");

        Assert.Equal((400, "invalid_value", param), ((int)answer.StatusCode, error.Text("code"), error.Text("param")));
    }

    [Fact]
    public async Task The_page_behind_the_last_is_empty()
    {
        var world = await StockedAsync();
        var all = Ids(await world.Program.DoAsync(HttpMethod.Get, "/v1/models"));

        var page = await PageAsync(world, $"after_id={Uri.EscapeDataString(all[^1])}");

        Assert.Equal((0, false, JsonValueKind.Null),
            (Ids(page).Length, page.GetProperty("has_more").GetBoolean(), page.GetProperty("first_id").ValueKind));
    }

    private async Task<GatewayWorld> StockedAsync()
    {
        var world = await worlds.FreshAsync();
        foreach (var model in new[] { "text-small", "text-large" })
        {
            await world.Host.AddModelAsync(model, provider: "builtin");
        }

        return world;
    }

    private static Task<JsonElement> PageAsync(GatewayWorld world, string query) =>
        world.Program.DoAsync(HttpMethod.Get, $"/v1/models?{query}");

    private static string[] Ids(JsonElement list) => [.. list.GetProperty("data").EnumerateArray().Select(card => card.Id())];
}
