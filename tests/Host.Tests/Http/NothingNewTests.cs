using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Identity;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Http;

/// <summary>A change that says nothing new is answered as before: no version is raised, and no node loads anything again.</summary>
public sealed class NothingNewTests
{
    private const string Identity = "/api/v1/identity";
    private const string Keys = $"{Identity}/client-keys";
    private const string Administration = "/api/v1/admin/identity";

    [Theory, EachDialect]
    public async Task Saying_the_same_again_changes_nothing(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        var select = $"{Asking.Models}/{(await host.AddModelAsync("gpt-x")).Id()}/select?force=true";
        var key = $"{Keys}/{(await host.PostAsync(Keys, new { name = "one", scopes = new[] { "chat" } })).Id()}";
        var user = $"{Administration}/users/{(await host.AddAccountAsync("ann", hash: "none")).Id}";
        (HttpMethod Method, string Path, object? Body)[] acts =
        [
            (HttpMethod.Post, select, null),
            (HttpMethod.Delete, "/api/v1/admin/llm/selection", null),
            (HttpMethod.Patch, key, new { name = "two", scopes = new[] { "chat" } }),
            (HttpMethod.Patch, key, new { }),
            (HttpMethod.Patch, $"{Identity}/me", new { display_name = "Root" }),
            (HttpMethod.Patch, $"{Identity}/me", new { }),
            (HttpMethod.Put, $"{user}/role", new { role = "operator" }),
            (HttpMethod.Post, $"{user}/enable", null),
            (HttpMethod.Put, $"{user}/data-scope", new { line_codes = new[] { "L1", "L2" } }),
            (HttpMethod.Put, $"{Administration}/permissions/identity.use_client_keys", new { minimum_role = "operator" }),
            (HttpMethod.Put, $"{Administration}/sign-up-policy", new { policy = "open" }),
        ];

        foreach (var (method, path, body) in acts)
        {
            var first = await host.Client.DoAsync(method, path, body);
            var before = await VersionsAsync(host);
            var again = await host.Client.DoAsync(method, path, body);

            Assert.True(JsonElement.DeepEquals(first, again), $"{method} {path}: {first} became {again}");
            Assert.True(before == await VersionsAsync(host), $"{method} {path} raised a version");
        }
    }

    [Theory, EachDialect]
    public async Task That_somebody_asked_is_in_the_audit_log_all_the_same(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();

        await host.Client.DoAsync(HttpMethod.Delete, "/api/v1/admin/llm/selection");

        await Poll.UntilAsync(async () => (await host.GetAsync("/api/v1/audit?resource=llm.selection")).Items().Length == 1);
    }

    private static async Task<string> VersionsAsync(AppHost host)
    {
        await using var session = await host.Db.OpenAsync(CancellationToken.None);
        return string.Join(' ', await session.QueryAsync<string>("SELECT name || '=' || version FROM platform_version ORDER BY name"));
    }
}
