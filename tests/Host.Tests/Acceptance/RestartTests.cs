using Maru.Host.Tests.Gateway;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Acceptance;

/// <summary>E12 of the requirements: what was chosen outlives the process.</summary>
public sealed class RestartTests
{
    [Theory, EachDialect]
    public async Task A_selection_outlives_a_restart_and_without_one_the_default_answers(Dialect dialect)
    {
        await using var world = await GatewayWorld.StartAsync(dialect);
        await world.Host.AddKeyAsync();
        await world.Host.AddModelAsync("gpt-default", isDefault: true);
        var chosen = await world.Host.AddModelAsync("gpt-chosen");
        await world.Host.PostAsync($"{Asking.Models}/{chosen.Id()}/select", null);

        await world.Host.RestartAsync();
        var (first, firstSource) = await AskAsync(world);
        await world.Host.Client.DoAsync(HttpMethod.Delete, "/api/v1/admin/llm/selection");
        await world.Host.RestartAsync();
        var (second, secondSource) = await AskAsync(world);

        Assert.Equal(("gpt-chosen", "selected"), (first, firstSource));
        Assert.Equal(("gpt-default", "default"), (second, secondSource));
        Assert.Equal(["gpt-chosen", "gpt-default"], world.Simulator.Received.Select(r => r.Model));
    }

    private static async Task<(string Model, string Source)> AskAsync(GatewayWorld world)
    {
        using var program = world.Host.GatewayClient(world.Secret);
        using var answer = await program.ChatAsync("default");
        return (answer.Header("x-maru-model"), (await world.Host.GetAsync("/api/v1/llm/models/current")).Text("source"));
    }
}
