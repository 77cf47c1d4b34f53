using System.Net.Http.Json;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Identity;
using Maru.Platform.Auditing;

namespace Maru.Host.Tests.Audit;

/// <summary>What the log has of the request itself: what was sent, what was answered, how long it took, who that is today.</summary>
public sealed class AuditRequestTests
{
    private const string Log = "/api/v1/audit";

    [Fact]
    public async Task What_was_sent_stands_there_masked_and_with_the_name_of_who_sent_it()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var parameters = new { who = "kim", password = "p@ssw0rd-x", api_key = "abc", username = "anna" };
        await host.Client.DoAsync(HttpMethod.Post, "/api/v1/admin/llm/models", new { provider = "openai", model_id = "gpt-x", parameters });

        var page = await host.GetAsync($"{Log}?resource=llm.models");

        var item = page.GetProperty("items")[0];
        Assert.Equal(
            """
            {"provider":"openai","model_id":"gpt-x","parameters":{"who":"kim","password":"***","api_key":"***","username":"***"}}
            """,
            item.GetProperty("request_body").GetRawText());
        Assert.Equal("admin", item.GetProperty("actor_name").GetString());
        Assert.InRange(item.GetProperty("duration_ms").GetInt32(), 0, 60_000);
        Assert.Equal(JsonValueKind.Null, item.GetProperty("response_summary").ValueKind);
    }

    [Fact]
    public async Task A_refused_attempt_says_what_was_answered()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        await host.Client.TryAsync(HttpMethod.Put, "/api/v1/admin/identity/sign-up-policy", new { policy = "maybe" });

        var item = (await host.UntilAsync($"{Log}?resource=identity.sign_up_policy&status=client_error", 1)).GetProperty("items")[0];

        Assert.Equal("400 identity.invalid_input: policy", item.GetProperty("response_summary").GetString());
        Assert.Equal("identity.invalid_input", item.GetProperty("reason").GetString());
        Assert.Equal("""{"policy":"maybe"}""", item.GetProperty("request_body").GetRawText());
    }

    [Fact]
    public async Task Passwords_profiles_large_bodies_and_strangers_leave_no_body()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        await host.Client.TryAsync(
            HttpMethod.Post, "/api/v1/identity/password", new { current_password = "not this one", new_password = "another horse" });
        await host.Client.TryAsync(HttpMethod.Patch, "/api/v1/identity/me", new { display_name = "Anna" });
        await host.Client.TryAsync(HttpMethod.Post, "/api/v1/admin/identity/invitations", new { role = "king", note = "Anna" });
        await host.Client.TryAsync(HttpMethod.Post, "/api/v1/identity/client-keys", new { name = "big", scopes = new[] { new string('x', 20_000) } });
        using var stranger = new HttpClient { BaseAddress = host.Address };
        using var _ = await stranger.PostAsJsonAsync("/api/v1/identity/login", new { username = "my-secret-typed-here", password = "no" });

        var all = (await host.UntilAsync($"{Log}?page_size=100", 5)).GetProperty("items").EnumerateArray().ToArray();

        Assert.All(all, item => Assert.Equal(JsonValueKind.Null, item.GetProperty("request_body").ValueKind));
        Assert.DoesNotContain("my-secret-typed-here", string.Concat(all.Select(i => i.GetRawText())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_account_leaves_its_id_and_no_name()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        await host.AddAccountAsync("anna");
        using var user = host.Bearing(await host.LoginAsync("anna"));
        await user.DoAsync(HttpMethod.Post, "/api/v1/identity/client-keys", new { name = "mine" });
        await user.DoAsync(HttpMethod.Post, "/api/v1/identity/account/delete", new { password = People.Password });

        var item = (await host.GetAsync($"{Log}?resource=identity.client_keys&action=create")).GetProperty("items")[0];

        Assert.NotNull(item.GetProperty("actor_id").GetString());
        Assert.Equal(JsonValueKind.Null, item.GetProperty("actor_name").ValueKind);
    }

    [Fact]
    public async Task Days_are_those_of_the_readers_zone()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        await host.AppendAsync([new AuditEntry(AuditActions.Create, "test.things")]);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var zone in new[] { "Pacific/Kiritimati", "Asia/Seoul", "UTC", "Pacific/Pago_Pago" })
        {
            var day = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var query = $"start_date={day}&end_date={day}&time_zone={Uri.EscapeDataString(zone)}";

            Assert.Equal(1, (await host.GetAsync($"{Log}?resource=test.things&{query}")).GetProperty("total").GetInt64());
            Assert.Equal(1, (await host.GetAsync($"{Log}/stats?{query}")).GetProperty("by_resource").GetProperty("test.things").GetInt64());
        }

        Assert.Equal((400, "http.malformed_parameter"), await host.Client.TryAsync(HttpMethod.Get, $"{Log}/stats?time_zone=Mars"));
    }

    [Fact]
    public async Task The_server_says_how_its_own_log_stands()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var fresh = await host.GetAsync($"{Log}/verification");
        Assert.Contains(fresh.GetProperty("state").GetString(), (string?[])["unverified", "sound"]);

        var run = await host.PostAsync("/api/v1/work/runs", new { kind = "audit.verify_log", input = new { } });
        var found = await host.UntilAsync($"{Log}/verification", v => v.GetProperty("whole_verified_at").ValueKind != JsonValueKind.Null);

        Assert.NotNull(run.GetProperty("id").GetString());
        Assert.Equal("sound", found.GetProperty("state").GetString());
        Assert.InRange(found.GetProperty("verified_through").GetInt64(), 1, found.GetProperty("last_entry").GetInt64());
        Assert.Equal(JsonValueKind.Null, found.GetProperty("fault").ValueKind);
    }
}
