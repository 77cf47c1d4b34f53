using System.Text.Json;
using Maru.Host.Tests.Gateway;
using Maru.Modules.Llm.Calls.Content;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Acceptance;

/// <summary>E18 of the requirements and A5 of the factory's decisions: after a rotation the new key alone opens everything.</summary>
public sealed class RotationTests
{
    private const string Rotate = "/api/v1/admin/llm/rotate";

    [Theory, EachDialect]
    public async Task After_a_rotation_the_new_key_alone_opens_every_stored_key(Dialect dialect)
    {
        var (former, next) = (FernetKey.Generate().Reveal(), FernetKey.Generate().Reveal());
        await using var world = await GatewayWorld.StartAsync(dialect, $"--ENCRYPTION_KEY={former}");
        var host = world.Host;
        await host.AddKeyAsync();
        await host.AddKeyAsync(Stocking.GeminiKey, provider: "gemini");
        var before = Shown(await host.GetAsync(Asking.Keys));

        await host.RestartAsync($"--ENCRYPTION_KEY={next},{former}");
        var first = await host.PostAsync(Rotate, null);
        var second = await host.PostAsync(Rotate, null);
        await host.RestartAsync($"--ENCRYPTION_KEY={next}");

        Assert.Equal((2, 0, 0), Counts(first));
        Assert.Equal((0, 2, 0), Counts(second));
        Assert.Equal(before, Shown(await host.GetAsync(Asking.Keys)));
        Assert.Equal("ok", (await host.GetAsync("/api/v1/llm/status")).Text("encryption"));
        using var program = host.GatewayClient(world.Secret);
        using var openAi = await program.ChatAsync("openai/gpt-4o-mini");
        using var gemini = await program.ChatAsync("gemini/gemini-2.5-flash");
        Assert.Equal([Stocking.OpenAiKey, Stocking.GeminiKey], world.Simulator.Received.Select(r => r.Key));
        await host.RestartAsync($"--ENCRYPTION_KEY={former}");
        Assert.Equal("locked", (await host.GetAsync("/api/v1/llm/status")).Text("encryption"));
    }

    [Theory, EachDialect]
    public async Task After_a_rotation_the_new_key_alone_opens_the_stored_prompts(Dialect dialect)
    {
        var (former, next) = (FernetKey.Generate().Reveal(), FernetKey.Generate().Reveal());
        await using var world = await GatewayWorld.StartAsync(dialect, $"--ENCRYPTION_KEY={former}", "--Llm:Calls:StoreContent=true");
        var host = world.Host;
        using (var answer = await world.Program.ChatAsync(content: "what the rotation must not lose"))
        {
            answer.EnsureSuccessStatusCode();
        }

        await host.RestartAsync($"--ENCRYPTION_KEY={next},{former}");
        await host.PostAsync(Rotate, null);
        await host.RestartAsync($"--ENCRYPTION_KEY={next}");

        await using var session = await host.Db.OpenAsync(CancellationToken.None);
        var call = (await session.ScalarAsync<string>("SELECT id FROM llm_call"))!;
        var content = (await session.ScalarAsync<string>("SELECT content FROM llm_call"))!;
        var seal = host.App.Services.GetRequiredService<IContentSeal>();
        var opened = await seal.OpenAsync(CallContent.PlaceOf(call), content, CancellationToken.None);
        Assert.Null(opened.Failure);
        Assert.Contains("must not lose", CallContent.Parse(opened.Value).Request, StringComparison.Ordinal);
    }

    [Theory, EachDialect]
    public async Task A_key_that_nothing_opens_is_counted_kept_and_replaceable(Dialect dialect)
    {
        await using var world = await GatewayWorld.StartAsync(dialect);
        var host = world.Host;
        await host.AddKeyAsync("sk-good-older-must-not-stand-in");
        var id = (await host.AddKeyAsync()).Id();
        await using (var tx = await host.Db.BeginAsync(CancellationToken.None))
        {
            await tx.ExecuteAsync("UPDATE llm_api_key SET sealed_key = sealed_key || 'AA' WHERE id = @id", new { id });
            await SnapshotBumpAsync(tx);
            await tx.CommitAsync(CancellationToken.None);
        }

        await host.RestartAsync();
        var one = $"{Asking.Keys}/{id}";
        Assert.Equal((0, 1, 1), Counts(await host.PostAsync(Rotate, null)));
        Assert.Equal("undecryptable", (await host.GetAsync(one)).Text("health"));
        using var program = host.GatewayClient(world.Secret);
        using var refused = await program.ChatAsync("openai/gpt-4o-mini");
        Assert.Equal("provider_key_undecryptable", await refused.CodeAsync());
        Assert.Empty(world.Simulator.Received);

        var mended = await host.Client.DoAsync(HttpMethod.Patch, one, new { api_key = Stocking.OpenAiKey });
        using var answered = await program.ChatAsync("openai/gpt-4o-mini");
        Assert.Equal("ok", mended.Text("health"));
        Assert.True(answered.IsSuccessStatusCode);
    }

    private static Task SnapshotBumpAsync(Tx tx) => Maru.Platform.Snapshots.SnapshotVersion.BumpAsync(tx, "llm", CancellationToken.None);

    private static (int, int, int) Counts(JsonElement counts) =>
        (counts.GetProperty("rotated").GetInt32(), counts.GetProperty("already").GetInt32(), counts.GetProperty("undecryptable").GetInt32());

    private static (string Id, string Hint, string Made, string Health)[] Shown(JsonElement keys) =>
        [.. keys.Items().Select(k => (k.Id(), k.Text("masked_key"), k.Text("created_at"), k.Text("health")))];
}
