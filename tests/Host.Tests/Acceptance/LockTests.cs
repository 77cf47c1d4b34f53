using Maru.Host.Tests.Gateway;
using Maru.Platform;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Acceptance;

/// <summary>E17 of the requirements: a server whose ENCRYPTION_KEY is missing or wrong shows what it may and rewrites nothing.</summary>
public sealed class LockTests
{
    [Theory, EachDialect]
    public async Task A_wrong_key_locks_the_secrets_and_the_right_one_frees_them(Dialect dialect) =>
        await LockAndFreeAsync(dialect, $"--ENCRYPTION_KEY={FernetKey.Generate().Reveal()}");

    [Fact]
    public async Task A_missing_key_with_stored_secrets_locks_them_too() => await LockAndFreeAsync(Dialect.Sqlite, "--ENCRYPTION_KEY=");

    [Fact]
    public async Task A_missing_key_on_a_new_database_is_made_and_kept_outside_production()
    {
        await using var host = await (await AppHost.StartAsync(Dialect.Sqlite, "--ENCRYPTION_KEY=")).SignInAsync();
        var key = await host.AddKeyAsync();

        await host.RestartAsync();

        Assert.Equal("ok", (await host.GetAsync("/api/v1/llm/status")).Text("encryption"));
        Assert.Equal("ok", (await host.GetAsync($"{Asking.Keys}/{key.Id()}")).Text("health"));
    }

    [Theory]
    [InlineData("not-a-key")]
    [InlineData("gAAAAABcanarycanarycanarycanarycanarycanarycanarycanarycanary")]
    public async Task A_malformed_key_stops_the_start(string malformed)
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => Serve.StartAsync(
            ["--environment=Testing", "--Urls=http://127.0.0.1:0", $"--Database:Connection={database.Options.Connection}", $"--ENCRYPTION_KEY={malformed}"]));

        Assert.Equal(78, StartRefusal.ExitCodeOf(refused));
        Assert.DoesNotContain(malformed, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(database.Options.Connection));
    }

    [Fact]
    public async Task A_key_that_dies_with_the_process_serves_once_and_then_locks()
    {
        await using var host = await (await AppHost.StartAsync(Dialect.Sqlite,
            "--environment=Production", "--ENCRYPTION_KEY=", "--ALLOW_EPHEMERAL_KEY=true", "--Identity:PasswordIterations=210000")).SignInAsync();
        var key = await host.AddKeyAsync();
        Assert.Equal("ephemeral", (await host.GetAsync("/api/v1/llm/status")).Text("encryption"));
        Assert.Equal("degraded", (await host.GetAsync("/health/ready")).Text("status"));
        var stored = await host.SealedKeyAsync(key.Id());

        await host.RestartAsync();
        var session = await host.PostAsync("/api/v1/identity/login", new { username = "admin", password = "correct horse battery" });
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", session.Text("access_token"));

        Assert.Equal("locked", (await host.GetAsync("/api/v1/llm/status")).Text("encryption"));
        Assert.Equal("degraded", (await host.GetAsync("/health/ready")).Text("status"));
        Assert.Equal(stored, await host.SealedKeyAsync(key.Id()));
    }

    private static async Task LockAndFreeAsync(Dialect dialect, string wrong)
    {
        await using var world = await GatewayWorld.StartAsync(dialect);
        var host = world.Host;
        var id = (await host.AddKeyAsync()).Id();
        var stored = await host.SealedKeyAsync(id);

        await host.RestartAsync(wrong);
        await AssertLockedAsync(world, $"{Asking.Keys}/{id}");
        Assert.Equal(stored, await host.SealedKeyAsync(id));

        await host.RestartAsync(wrong, $"--GEMINI_API_KEY={Stocking.GeminiKey}");
        await AssertEnvironmentServesAsync(world);

        await host.RestartAsync();
        using var program = host.GatewayClient(world.Secret);
        using var answered = await program.ChatAsync("openai/gpt-4o-mini");
        Assert.True(answered.IsSuccessStatusCode);
        Assert.Equal("ok", (await host.GetAsync("/health/ready")).Text("status"));
    }

    // A provider without a stored key has nothing locked.
    private static async Task AssertEnvironmentServesAsync(GatewayWorld world)
    {
        using var program = world.Host.GatewayClient(world.Secret);
        using var answered = await program.ChatAsync("gemini/gemini-2.5-flash");
        Assert.Equal(200, (int)answered.StatusCode);
        Assert.Equal(1, await world.Host.CountAsync("llm_api_key"));
    }

    private static async Task AssertLockedAsync(GatewayWorld world, string one)
    {
        var client = world.Host.Client;
        var shown = await world.Host.GetAsync(one);
        Assert.Equal(("sk-...abcd", "locked"), (shown.Text("masked_key"), shown.Text("health")));
        Assert.Equal("locked", (await world.Host.GetAsync("/api/v1/llm/status")).Text("encryption"));
        Assert.Equal("degraded", (await world.Host.GetAsync("/health/ready")).Text("status"));

        (int, string) locked = (503, "secrets.locked");
        Assert.Equal(
            locked, await client.TryAsync(HttpMethod.Post, Asking.Keys, new { provider = "openai", api_key = Stocking.OpenAiKey }));
        Assert.Equal(locked, await client.TryAsync(HttpMethod.Patch, one, new { api_key = Stocking.OpenAiKey }));
        Assert.Equal(locked, await client.TryAsync(HttpMethod.Post, $"{one}/test", new { }));
        Assert.Equal(locked, await client.TryAsync(HttpMethod.Post, "/api/v1/admin/llm/rotate"));
        Assert.Equal(locked, await client.TryAsync(HttpMethod.Post, "/api/v1/admin/llm/purge-undecryptable", new { confirm = true }));

        using var program = world.Host.GatewayClient(world.Secret);
        using var refused = await program.ChatAsync("openai/gpt-4o-mini");
        Assert.Equal((503, "encryption_locked"), ((int)refused.StatusCode, await refused.CodeAsync()));
        Assert.Empty(world.Simulator.Received);
    }
}
