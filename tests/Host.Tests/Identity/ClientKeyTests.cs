using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Kernel.Access;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Identity;

/// <summary>A program's key from its making to its end, and what <c>/v1</c> says meanwhile.</summary>
public sealed class ClientKeyTests
{
    private const string Keys = "/api/v1/identity/client-keys";
    private const string Models = "/v1/models";

    [Theory, EachDialect]
    public async Task A_key_is_made_listed_shown_changed_and_revoked(Dialect dialect)
    {
        await using var host = await AppHost.StartAsync(dialect);
        using var owner = await host.PersonAsync(Role.User);
        using var created = await owner.AskAsync(HttpMethod.Post, Keys, new { name = "first", scopes = new[] { "models", "chat" } });
        var made = await created.JsonAsync();
        var one = $"{Keys}/{made.Id()}";
        Assert.Equal((201, one), ((int)created.StatusCode, created.Headers.Location!.ToString()));
        Assert.StartsWith("mk_", made.Text("secret"), StringComparison.Ordinal);
        Assert.StartsWith(made.Text("prefix"), made.Text("secret"), StringComparison.Ordinal);

        using var read = await owner.AskAsync(HttpMethod.Get, one);
        var list = await owner.DoAsync(HttpMethod.Get, Keys);
        Assert.All([await read.JsonAsync(), Assert.Single(list.Items())], k => Assert.DoesNotContain("secret", k.ToString(), StringComparison.Ordinal));
        Assert.Equal(1, list.GetProperty("total").GetInt64());

        var etag = read.Headers.ETag!.Tag;
        Assert.Equal(200, (await owner.TryAsync(HttpMethod.Patch, one, new { name = "second" }, etag)).Status);
        Assert.Equal((409, "http.version_conflict"), await owner.TryAsync(HttpMethod.Patch, one, new { name = "third" }, etag));
        Assert.Equal((400, "identity.invalid_input"), await owner.TryAsync(HttpMethod.Patch, one, new { scopes = new[] { "everything" } }));
        Assert.Equal(
            (400, "identity.invalid_input"), await owner.TryAsync(HttpMethod.Patch, one, new { expires_at = "2001-01-01T00:00:00Z" }));
        Assert.Equal((400, "identity.invalid_input"), await owner.TryAsync(HttpMethod.Post, Keys, new { name = "" }));

        Assert.Equal(204, (await owner.TryAsync(HttpMethod.Delete, one)).Status);
        var revoked = await owner.DoAsync(HttpMethod.Get, one);
        Assert.Equal(("second", JsonValueKind.String), (revoked.Text("name"), revoked.GetProperty("revoked_at").ValueKind));
        Assert.Equal((409, "identity.client_key_is_revoked"), await owner.TryAsync(HttpMethod.Patch, one, new { name = "fourth" }));
    }

    [Theory]
    [InlineData("""{"name":"x","limit":{"cost_per_month_micros":100}}""")]
    [InlineData("""{"name":"x","limits":{"cost_per_month":5}}""")]
    [InlineData("""{"name":"x","scope":["chat"]}""")]
    [InlineData("""{"name":"x","expires_on":"2030-01-01T00:00:00Z"}""")]
    public async Task A_restriction_that_is_misspelled_makes_no_key_without_it(string body)
    {
        await using var host = await AppHost.StartAsync(Dialect.Sqlite);
        using var owner = await host.PersonAsync(Role.User);

        Assert.Equal((400, "http.malformed_body"), await owner.TryAsync(HttpMethod.Post, Keys, JsonDocument.Parse(body).RootElement));

        Assert.Empty((await owner.DoAsync(HttpMethod.Get, Keys)).Items());
    }

    [Theory, EachDialect]
    public async Task A_change_holds_for_the_very_next_request_and_soon_on_the_other_node(Dialect dialect)
    {
        await using var host = await AppHost.StartAsync(dialect);
        var other = await host.StartAnotherAsync();
        using var owner = await host.PersonAsync(Role.User);
        var made = await owner.DoAsync(HttpMethod.Post, Keys, new { name = "first" });
        var one = $"{Keys}/{made.Id()}";
        using var here = host.GatewayClient(made.Text("secret"));
        using var there = other.GatewayClient(made.Text("secret"));
        Assert.Equal(200, await StatusAsync(here));
        await BecomesAsync(there, 200);

        await owner.DoAsync(HttpMethod.Patch, one, new { scopes = new[] { "chat" } });
        Assert.Equal(403, await StatusAsync(here));
        await BecomesAsync(there, 403);

        await owner.DoAsync(HttpMethod.Patch, one, new { scopes = new[] { "chat", "models" } });
        Assert.Equal(200, await StatusAsync(here));
        await BecomesAsync(there, 200);

        await owner.DoAsync(HttpMethod.Delete, one);
        Assert.Equal(401, await StatusAsync(here));
        await BecomesAsync(there, 401);
        await other.StopAsync();
    }

    [Theory, EachDialect]
    public async Task A_key_ends_at_its_expiry(Dialect dialect)
    {
        await using var host = await AppHost.StartAsync(dialect);
        using var owner = await host.PersonAsync(Role.User);
        var made = await owner.DoAsync(HttpMethod.Post, Keys, new { name = "short" });
        using var program = host.GatewayClient(made.Text("secret"));
        var before = await StatusAsync(program);
        var until = TimeProvider.System.GetUtcNow().AddSeconds(4);

        await owner.DoAsync(HttpMethod.Patch, $"{Keys}/{made.Id()}", new { expires_at = until });
        await BecomesAsync(program, 401);

        Assert.Equal(200, before);
        Assert.True(TimeProvider.System.GetUtcNow() >= until);
        await owner.DoAsync(HttpMethod.Patch, $"{Keys}/{made.Id()}", """{"expires_at":null}""");
        Assert.Equal(200, await StatusAsync(program));
    }

    [Fact]
    public async Task A_limit_holds_from_the_next_request_on()
    {
        await using var host = await AppHost.StartAsync();
        using var owner = await host.PersonAsync(Role.User);
        var made = await owner.DoAsync(HttpMethod.Post, Keys, new { name = "limited" });
        using var program = host.GatewayClient(made.Text("secret"));
        const string Chat = """{"model":"text-small","messages":[{"role":"user","content":"hi"}]}""";
        using var free = await program.AskAsync(HttpMethod.Post, "/v1/chat/completions", Chat);

        await owner.DoAsync(HttpMethod.Patch, $"{Keys}/{made.Id()}", new { limits = new { requests_per_minute = 1 } });
        using var first = await program.AskAsync(HttpMethod.Post, "/v1/chat/completions", Chat);
        using var second = await program.AskAsync(HttpMethod.Post, "/v1/chat/completions", Chat);

        Assert.Equal((200, 429), ((int)free.StatusCode, (int)second.StatusCode));
        Assert.NotNull(second.Headers.RetryAfter);
    }

    private static async Task<int> StatusAsync(HttpClient program)
    {
        using var answer = await program.AskAsync(HttpMethod.Get, Models);
        return (int)answer.StatusCode;
    }

    private static Task BecomesAsync(HttpClient program, int status) => Poll.UntilAsync(async () => await StatusAsync(program) == status);
}
