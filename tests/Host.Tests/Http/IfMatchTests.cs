using System.Text.Json;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Http;

/// <summary>A change that insists on a version is made on that version or not at all, removing included.</summary>
public sealed class IfMatchTests(Worlds worlds) : IClassFixture<Worlds>
{
    private const string Keys = "/api/v1/admin/llm/api-keys";
    private const string Models = "/api/v1/admin/llm/models";
    private const string ClientKeys = "/api/v1/identity/client-keys";

    [Fact]
    public async Task What_has_a_version_is_removed_at_that_version_only()
    {
        var host = (await worlds.FreshAsync()).Host;
        foreach (var one in await ThingsAsync(host))
        {
            foreach (var stale in new[] { "\"41\"", "\"41\", \"42\"", "\"another's\"" })
            {
                Assert.Equal((409, "http.version_conflict"), await host.Client.TryAsync(HttpMethod.Delete, one, ifMatch: stale));
            }

            foreach (var malformed in new[] { "1", "\"1", "*, \"1\"", "" })
            {
                Assert.Equal((400, "http.malformed_header"), await host.Client.TryAsync(HttpMethod.Delete, one, ifMatch: malformed));
            }

            Assert.Equal(204, (await host.Client.TryAsync(HttpMethod.Delete, one, ifMatch: "\"41\", \"1\"")).Status);
        }
    }

    [Fact]
    public async Task The_default_is_set_at_the_version_that_was_read()
    {
        var host = (await worlds.FreshAsync()).Host;
        await host.AddModelAsync("gpt-8");
        var one = await OfAsync(Models, host.AddModelAsync("gpt-9"));

        Assert.Equal((409, "http.version_conflict"), await host.Client.TryAsync(HttpMethod.Post, $"{one}/set-default", ifMatch: "\"7\""));
        using var made = await host.Client.AskAsync(HttpMethod.Post, $"{one}/set-default", ifMatch: "\"7\", \"1\"");

        Assert.Equal((200, "\"2\""), ((int)made.StatusCode, made.Header("ETag")));
    }

    [Fact]
    public async Task A_change_may_name_several_versions()
    {
        var host = (await worlds.FreshAsync()).Host;
        foreach (var one in await ThingsAsync(host))
        {
            using var changed = await host.Client.AskAsync(HttpMethod.Patch, one, new { name = "renamed" }, "\"0\", \"1\"");
            Assert.Equal((200, "\"2\""), ((int)changed.StatusCode, changed.Header("ETag")));
            Assert.Equal(409, (await host.Client.TryAsync(HttpMethod.Patch, one, new { name = "again" }, "\"0\", \"1\"")).Status);
        }
    }

    private static async Task<string[]> ThingsAsync(AppHost host) =>
        [await OfAsync(Keys, host.AddKeyAsync()), await OfAsync(Models, host.AddModelAsync("gpt-9")), await ClientKeyAsync(host)];

    private static async Task<string> OfAsync(string path, Task<JsonElement> made) => $"{path}/{(await made).Id()}";

    private static Task<string> ClientKeyAsync(AppHost host) => OfAsync(ClientKeys, host.PostAsync(ClientKeys, new { name = "probe" }));
}
