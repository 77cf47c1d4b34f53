using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Identity;
using Maru.Kernel.Access;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Authorization;

/// <summary>What belongs to one person does not exist for another; an administrator sees it on a path of their own.</summary>
public sealed class OwnershipTests
{
    private const string Keys = "/api/v1/identity/client-keys";
    private const string Sessions = "/api/v1/identity/sessions";
    private const string AllKeys = "/api/v1/admin/identity/client-keys";

    // Another's is 404, and a test says so: here, for entries of the log in AuditEndpointTests, for calls in CallDetailTests, for runs in
    // WorkEndpointTests.
    private static readonly string[] Owned =
    [
        "/api/v1/audit/{id}", "/api/v1/identity/client-keys/{id}", "/api/v1/identity/sessions/{id}", "/api/v1/llm/calls/{id}", "/api/v1/work/runs/{id}",
        "/api/v1/work/runs/{id}/cancel", "/api/v1/work/runs/{id}/events", "/api/v1/work/runs/{id}/signals",
    ];

    // Shown to everyone who may read at all.
    private static readonly string[] Everyones = ["/api/v1/llm/models/{id}"];

    [Theory, EachDialect]
    public async Task Another_persons_client_key_is_not_found_for_reading_and_writing(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        using var owner = await host.PersonAsync(Role.User);
        using var stranger = await host.PersonAsync(Role.Approver);
        var made = await owner.DoAsync(HttpMethod.Post, Keys, new { name = "mine" });
        var one = $"{Keys}/{made.Id()}";
        (int, string) notFound = (404, "identity.no_such_client_key");

        foreach (var client in new[] { stranger, host.Client })
        {
            Assert.Equal(notFound, await client.TryAsync(HttpMethod.Get, one));
            Assert.Equal(notFound, await client.TryAsync(HttpMethod.Patch, one, new { name = "taken" }));
            Assert.Equal(notFound, await client.TryAsync(HttpMethod.Delete, one));
            Assert.Equal(0, (await client.DoAsync(HttpMethod.Get, Keys)).GetProperty("total").GetInt64());
        }

        Assert.Equal("mine", (await owner.DoAsync(HttpMethod.Get, one)).Text("name"));
        Assert.Equal((403, "http.forbidden"), await owner.TryAsync(HttpMethod.Get, $"{AllKeys}/{made.Id()}"));
        Assert.Equal("mine", (await host.GetAsync($"{AllKeys}/{made.Id()}")).Text("name"));
        var listed = Assert.Single((await host.GetAsync($"{AllKeys}?owner_id={made.Text("owner_id")}")).Items());
        Assert.False(listed.TryGetProperty("secret", out _));
        Assert.Equal(204, (await host.Client.TryAsync(HttpMethod.Delete, $"{AllKeys}/{made.Id()}")).Status);
    }

    [Theory, EachDialect]
    public async Task Another_persons_session_is_not_found_and_goes_on(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        using var owner = await host.PersonAsync(Role.Viewer);
        using var stranger = await host.PersonAsync(Role.Approver);
        var session = Assert.Single((await owner.DoAsync(HttpMethod.Get, Sessions)).Items());
        Assert.True(session.GetProperty("current").GetBoolean());

        foreach (var client in new[] { stranger, host.Client })
        {
            Assert.Equal((404, "identity.no_such_session"), await client.TryAsync(HttpMethod.Delete, $"{Sessions}/{session.Id()}"));
            Assert.DoesNotContain(session.Id(), (await client.DoAsync(HttpMethod.Get, Sessions)).ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(204, (await owner.TryAsync(HttpMethod.Delete, $"{Sessions}/{session.Id()}")).Status);
        Assert.Equal(401, (await owner.TryAsync(HttpMethod.Get, Sessions)).Status);
    }

    [Fact]
    public async Task Whatever_has_an_id_is_the_administrations_or_everyones_or_has_an_owner_who_is_tested_here()
    {
        await using var host = await AppHost.StartAsync();
        var others = EndpointLine.Of(host)
            .Where(l => l.Permission is not null && l.Path.Contains('{', StringComparison.Ordinal) && !l.Path.StartsWith("/api/v1/admin/", StringComparison.Ordinal))
            .Select(l => l.Path).Distinct();

        var left = others.Except([.. Owned, .. Everyones]);
        Assert.True(!left.Any(), $"Whose are these? Test that a stranger gets 404, and add them to Owned here: {string.Join(' ', left)}");
    }

    [Fact]
    public async Task A_hint_of_a_key_is_shown_only_to_whoever_manages_keys()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        await host.AddKeyAsync();
        using var viewer = await host.PersonAsync(Role.Viewer);

        Assert.DoesNotContain("sk-...", (await viewer.DoAsync(HttpMethod.Get, "/api/v1/llm/status")).ToString(), StringComparison.Ordinal);
        Assert.Contains("sk-...", (await host.GetAsync("/api/v1/llm/status")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_sees_ones_own_calls_and_not_those_of_others()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        using var owner = await host.PersonAsync(Role.User);
        using var stranger = await host.PersonAsync(Role.User);
        using var program = host.GatewayClient((await owner.DoAsync(HttpMethod.Post, Keys, new { name = "mine" })).Text("secret"));
        using var answer = await program.AskAsync(HttpMethod.Post, "/v1/chat/completions",
            """{"model":"text-small","messages":[{"role":"user","content":"hi"}]}""");
        answer.EnsureSuccessStatusCode();

        var started = TimeProvider.System.GetTimestamp();
        long seen = 0;
        while (seen == 0 && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5))
        {
            seen = (await owner.DoAsync(HttpMethod.Get, "/api/v1/llm/calls")).Items().Length;
        }

        Assert.Equal(1, seen);
        Assert.Empty((await stranger.DoAsync(HttpMethod.Get, "/api/v1/llm/calls")).Items());
        Assert.Equal(
            1, Assert.Single((await owner.DoAsync(HttpMethod.Get, "/api/v1/llm/calls/stats")).Items()).GetProperty("requests").GetInt64());
        Assert.Empty((await stranger.DoAsync(HttpMethod.Get, "/api/v1/llm/calls/stats")).Items());
        var listed = Assert.Single((await host.GetAsync("/api/v1/admin/llm/calls")).Items());
        Assert.Equal((await owner.DoAsync(HttpMethod.Get, "/api/v1/identity/me")).Text("username"), listed.Text("owner_name"));
    }
}
