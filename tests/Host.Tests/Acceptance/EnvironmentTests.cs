using Maru.Host.Tests.Gateway;
using Maru.Platform;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Acceptance;

/// <summary>E15 and E16 of the requirements: keys of the environment are taken over once, all or none.</summary>
public sealed class EnvironmentTests
{
    private const string First = "--OPENAI_API_KEY=sk-good-env-first-1234567890";
    private const string Changed = "--OPENAI_API_KEY=sk-good-env-changed-1234567890";

    [Theory, EachDialect]
    public async Task Keys_of_the_environment_are_taken_over_once_and_then_the_database_rules(Dialect dialect)
    {
        await using var world = await GatewayWorld.StartAsync(
            dialect, First, "--GEMINI_API_KEY=your-gemini-api-key", "--Llm:DEFAULT_MODEL=openai/gpt-env");
        var host = world.Host;
        var imported = Assert.Single((await host.GetAsync(Asking.Keys)).Items());
        var model = Assert.Single((await host.GetAsync("/api/v1/llm/models")).Items());
        Assert.Equal(("[Migrated] OPENAI_API_KEY", true), (imported.Text("name"), imported.GetProperty("is_active").GetBoolean()));
        Assert.Equal(("openai/gpt-env", true), (model.Text("qualified_id"), model.GetProperty("is_default").GetBoolean()));

        await host.RestartAsync();
        Assert.Equal(1, await host.CountAsync("llm_api_key"));

        await host.RestartAsync(Changed);
        Assert.Equal("sk-good-env-first-1234567890", await KeyUsedAsync(world));
        Assert.Equal(1, await host.CountAsync("llm_api_key"));

        await host.RestartAsync("--GEMINI_API_KEY=AIzaGoodEnv1234567890");
        Assert.Equal(2, await host.CountAsync("llm_api_key"));
    }

    [Theory, EachDialect]
    public async Task A_key_deleted_after_the_take_over_stays_deleted_and_the_environment_stands_in(Dialect dialect)
    {
        await using var world = await GatewayWorld.StartAsync(dialect, First);
        var host = world.Host;
        await host.Client.DoAsync(HttpMethod.Delete, $"{Asking.Keys}/{(await host.GetAsync(Asking.Keys)).Items().Single().Id()}");

        await host.RestartAsync(Changed);
        Assert.Equal(0, await host.CountAsync("llm_api_key"));
        Assert.Equal("env", (await host.GetAsync("/api/v1/llm/status")).GetProperty("providers").EnumerateArray().Single(p => p.Text("provider") == "openai").Text("source"));
        Assert.Equal("sk-good-env-changed-1234567890", await KeyUsedAsync(world));

        await host.RestartAsync("--Llm:EnvFallback=false");
        using var program = host.GatewayClient(world.Secret);
        using var refused = await program.ChatAsync("openai/gpt-4o-mini");
        Assert.Equal("provider_key_missing", await refused.CodeAsync());
    }

    [Theory, EachDialect]
    public async Task One_bad_value_stops_the_start_and_nothing_is_taken_over(Dialect dialect)
    {
        var key = $"--ENCRYPTION_KEY={FernetKey.Generate().Reveal()}";
        await using var host = await AppHost.StartAsync(dialect, key);

        var stopped = await Assert.ThrowsAsync<StartRefusedException>(() => Serve.StartAsync(
        [
            "--environment=Testing", "--Urls=http://127.0.0.1:0", $"--Database:Connection={host.Database.Options.Connection}", key,
            First, "--GEMINI_API_KEY=AIza canary with blanks", "--Llm:DEFAULT_MODEL=openai/gpt-env",
        ]));

        Assert.Contains("GEMINI_API_KEY", stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", stopped.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            (0, 0, 0), (await host.CountAsync("llm_api_key"), await host.CountAsync("llm_import"), await host.CountAsync("llm_model")));
        await host.RestartAsync(First);
        Assert.Equal(1, await host.CountAsync("llm_api_key"));
    }

    private static async Task<string?> KeyUsedAsync(GatewayWorld world)
    {
        world.Simulator.Reset();
        using var program = world.Host.GatewayClient(world.Secret);
        using var answer = await program.ChatAsync("openai/gpt-4o-mini");
        answer.EnsureSuccessStatusCode();
        return Assert.Single(world.Simulator.Received).Key;
    }
}
