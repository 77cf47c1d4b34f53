using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Identity;
using Maru.Kernel.Access;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Audit;

public sealed class AuditEndpointTests
{
    private const string Log = "/api/v1/audit";

    [Theory, EachDialect]
    public async Task Of_237_matches_page_3_has_50_and_page_6_none_and_both_the_true_total(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        await host.AppendAsync([.. Enumerable.Range(0, 237).Select(i => new AuditEntry(AuditActions.Create, "test.things", $"{i}"))]);

        var third = await host.GetAsync($"{Log}?resource=test.things&page=3&page_size=50");
        var sixth = await host.GetAsync($"{Log}?resource=test.things&page=6&page_size=50");

        Assert.Equal((50, 237, 3, 50), Shape(third));
        Assert.Equal((0, 237, 6, 50), Shape(sixth));
        var cursor = third.GetProperty("next_cursor").GetString();
        Assert.Equal((50, 237, 1, 50), Shape(await host.GetAsync($"{Log}?resource=test.things&cursor={cursor}")));
    }

    [Fact]
    public async Task A_change_leaves_who_what_where_and_when()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        host.Client.DefaultRequestHeaders.UserAgent.ParseAdd("probe/1.0");
        var me = (await host.GetAsync("/api/v1/identity/me")).GetProperty("id").GetString();
        using var answer = await host.Client.PostAsJsonAsync(
            "/api/v1/identity/client-keys", new { name = "one", limits = new { tokens_per_minute = 5 } });
        var key = await AppHost.ReadAsync(answer);
        var path = $"/api/v1/identity/client-keys/{key.GetProperty("id").GetString()}";
        using var _ = await host.Client.PatchAsJsonAsync(path, new { name = "two", scopes = new[] { "chat" } });

        var page = await host.GetAsync($"{Log}?resource=identity.client_keys");

        var (changed, made) = (page.GetProperty("items")[0], page.GetProperty("items")[1]);
        Assert.Equal(["scopes"], changed.GetProperty("changes").EnumerateObject().Select(c => c.Name));
        Assert.Equal("""{"particulars":["name"]}""", changed.GetProperty("details").GetRawText());
        Assert.DoesNotContain("two", page.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(5, made.GetProperty("changes").GetProperty("after").GetProperty("limits").GetProperty("tokens_per_minute").GetInt32());
        Assert.Equal((me, "user", "create", "POST", "/api/v1/identity/client-keys", "127.0.0.1", "probe/1.0", 200, "success"), (
            Text(made, "actor_id"), Text(made, "actor_type"), Text(made, "action"), Text(made, "method"), Text(made, "path"), Text(made, "ip_address"),
            Text(made, "user_agent"), made.GetProperty("status_code").GetInt32(), Text(made, "status")));
        Assert.Equal(answer.Headers.GetValues("x-request-id").Single(), Text(made, "trace_id"));
        Assert.NotEqual(Text(made, "request_id"), Text(changed, "request_id"));
        Assert.DoesNotContain(key.GetProperty("secret").GetString()!, page.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_are_in_the_log_and_strangers_are_not_let_fill_it()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        using var viewer = await host.PersonAsync(Role.Viewer);
        using var stranger = new HttpClient { BaseAddress = host.Address };
        using var wrong = await stranger.PostAsJsonAsync("/api/v1/identity/login", new { username = "admin", password = "not this one" });
        using var closed = await viewer.PostAsJsonAsync("/api/v1/admin/llm/api-keys", new { });
        using var unknown = await stranger.PostAsJsonAsync("/api/v1/admin/llm/api-keys", new { });
        using var absent = await host.Client.DeleteAsync(new Uri("/api/v1/admin/llm/api-keys/none", UriKind.Relative));

        var login = await host.UntilAsync($"{Log}?action=login&status=client_error", 1);
        var refused = await host.UntilAsync($"{Log}?resource=llm.api_keys&status=client_error", 2);

        Assert.Equal("identity.wrong_credentials", Text(login.GetProperty("items")[0], "reason"));
        Assert.Equal([404, 403], refused.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("status_code").GetInt32()));
        Assert.Equal("none", Text(refused.GetProperty("items")[0], "resource_id"));
    }

    [Fact]
    public async Task One_sees_ones_own_and_reading_what_others_did_is_itself_in_the_log()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        using var user = await host.PersonAsync(Role.User);
        using var made = await user.PostAsJsonAsync("/api/v1/identity/client-keys", new { name = "mine" });

        var own = await AppHost.ReadAsync(await user.GetAsync(new Uri($"{Log}/my", UriKind.Relative)));
        using var all = await user.GetAsync(new Uri(Log, UriKind.Relative));
        await host.GetAsync($"{Log}?text=mine");

        Assert.Equal((1, 1, 1, 50), Shape(own));
        Assert.Equal(HttpStatusCode.Forbidden, all.StatusCode);
        var read = await host.UntilAsync($"{Log}?resource=audit.entries&action=read", 1);
        Assert.Equal("…", Text(read.GetProperty("items").EnumerateArray().Last().GetProperty("details"), "text"));
    }

    [Theory, EachDialect]
    public async Task One_entry_is_shown_to_whom_the_list_shows_it_and_to_nobody_else(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        using var owner = await host.PersonAsync(Role.User);
        using var stranger = await host.PersonAsync(Role.Operator);
        using var reader = await host.PersonAsync(Role.Approver);
        await owner.DoAsync(HttpMethod.Post, "/api/v1/identity/client-keys", new { name = "mine" });
        var listed = (await owner.DoAsync(HttpMethod.Get, $"{Log}/my")).Items()[0];
        var one = $"{Log}/{listed.GetProperty("id").GetInt64()}";

        Assert.Equal(listed.GetRawText(), (await owner.DoAsync(HttpMethod.Get, one)).GetRawText());
        Assert.Equal(listed.GetRawText(), (await reader.DoAsync(HttpMethod.Get, one)).GetRawText());
        (int, string) notFound = (404, "audit.no_such_entry");
        Assert.Equal(notFound, await stranger.TryAsync(HttpMethod.Get, one));
        foreach (var none in new[] { "0", "-1", "999999999", "99999999999999999999", "none" })
        {
            Assert.Equal(notFound, await reader.TryAsync(HttpMethod.Get, $"{Log}/{none}"));
        }

        var read = await host.UntilAsync($"{Log}?resource=audit.entries&resource_id={listed.GetProperty("id").GetInt64()}", 1);
        Assert.Equal(1, Shape(read).Total);
    }

    [Theory]
    [InlineData("start_date=2026-13-01", "http.malformed_parameter", "start_date")]
    [InlineData("end_date=yesterday", "http.malformed_parameter", "end_date")]
    [InlineData("start_date=2026-03-02&end_date=2026-03-01", "http.malformed_parameter", "end_date")]
    [InlineData("start_date=2026-03-02&to=2026-03-01T00:00:00Z", "http.malformed_parameter", "to")]
    [InlineData("from=2026-03-03T00:00:00Z&end_date=2026-03-01", "http.malformed_parameter", "end_date")]
    [InlineData("end_date=9999-12-31T23:59:59.9999999Z", "http.malformed_parameter", "end_date")]
    [InlineData("cursor=abc", "http.malformed_cursor", "cursor")]
    [InlineData("page_size=101", "http.page_out_of_range", "page_size")]
    public async Task Bad_input_is_refused_with_code_and_field(string query, string code, string field)
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        using var answer = await host.Client.GetAsync(new Uri($"{Log}?{query}", UriKind.Relative));

        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, Text(problem, "code")));
        Assert.True(problem.GetProperty("fields").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task A_day_ends_at_its_end_and_what_is_unknown_is_none()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        await host.AppendAsync([new AuditEntry(AuditActions.Create, "test.things")]);
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var now = Uri.EscapeDataString(
            TimeProvider.System.GetUtcNow().AddMinutes(1).ToString("O", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(1, Shape(await host.GetAsync($"{Log}?resource=test.things&start_date={today}&end_date={today}")).Total);
        Assert.Equal(1, Shape(await host.GetAsync($"{Log}?resource=test.things&end_date={now}")).Total);
        Assert.Equal(1, Shape(await host.GetAsync($"{Log}?resource=test.things&start_date={today}&to={now}")).Total);
        Assert.Equal(0, Shape(await host.GetAsync($"{Log}?resource=test.things&from={now}")).Total);
        Assert.Equal(0, Shape(await host.GetAsync($"{Log}?resource=test.things&start_date={today}&from={now}")).Total);
        Assert.Equal(0, Shape(await host.GetAsync($"{Log}?resource=test.things&end_date={today}&to=2020-01-01T00:00:00Z")).Total);
        Assert.Equal((0, 0, 1, 50), Shape(await host.GetAsync($"{Log}?action=never_heard_of")));
        var stats = await host.GetAsync($"{Log}/stats?start_date={today}");
        Assert.Equal(1, stats.GetProperty("by_resource").GetProperty("test.things").GetInt64());
        Assert.Equal(stats.GetProperty("total").GetInt64(), stats.GetProperty("by_status").GetProperty("success").GetInt64());
    }

    [Fact]
    public async Task An_export_is_whole_and_harmless_in_a_spreadsheet()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        await host.AppendAsync([.. Enumerable.Range(0, 1203).Select(i => new AuditEntry(AuditActions.Create, "test.things", "=HYPERLINK(\"x\")"))]);

        var csv = await host.Client.GetStringAsync(new Uri($"{Log}/export?resource=test.things", UriKind.Relative));
        var json = await host.GetAsync($"{Log}/export?resource=test.things&format=json");

        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1204, lines.Length);
        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\")\",", lines[1], StringComparison.Ordinal);
        Assert.Equal(1203, json.GetArrayLength());
    }

    private static (int Items, long Total, int Page, int Size) Shape(JsonElement page) => (
        page.GetProperty("items").GetArrayLength(), page.GetProperty("total").GetInt64(), page.GetProperty("page").GetInt32(),
        page.GetProperty("page_size").GetInt32());

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
