using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Gateway;

/// <summary>A client that knows only its vendor's names is served under them.</summary>
public sealed class AliasTests
{
    [Fact]
    public async Task A_request_by_an_alias_is_answered_and_the_alias_is_listed()
    {
        await using var world = await GatewayWorld.StartAsync(
            more: ["--Llm:Gateway:Aliases=claude-text-large=text-large,claude-*haiku*=text-small"]);
        await world.UseAsync("openai", Stocking.OpenAiKey, "gpt-4o-mini", "gpt-4o");

        using var small = await world.Program.ChatAsync("claude-haiku-4-5-20251001");
        using var large = await world.Program.ChatAsync("claude-text-large");
        using var unknown = await world.Program.ChatAsync("claude-opus-9");
        var list = await world.Program.DoAsync(HttpMethod.Get, "/v1/models");
        var listed = list.GetProperty("data").EnumerateArray().Select(card => card.Id());

        Assert.Equal(("gpt-4o-mini", "gpt-4o"), (small.Header("x-maru-model"), large.Header("x-maru-model")));
        Assert.Equal("model_not_found", await unknown.CodeAsync());
        Assert.Equal(["claude-text-large"], listed.Where(id => id.StartsWith("claude", StringComparison.Ordinal)));
    }
}
