using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Kernel.Access;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Identity;

/// <summary>An administrator and the people of the server, over HTTP.</summary>
public sealed class UserAdministrationTests
{
    private const string Users = "/api/v1/admin/identity/users";
    private const string Invitations = "/api/v1/admin/identity/invitations";
    private const string Accept = "/api/v1/identity/invitations/accept";
    private const string Me = "/api/v1/identity/me";

    [Theory, EachDialect]
    public async Task Somebody_is_invited_joins_is_promoted_scoped_reset_and_disabled(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        var invited = await host.PostAsync(Invitations, new { role = "viewer", note = "for Anna" });
        var (token, name) = (invited.Text("token"), "Anna 안나");
        var joined = await host.PostAsync(
            Accept, new { token, username = "anna", password = People.Password, email = "Anna@Example.org", display_name = name, time_zone = "UTC", locale = "ko" });
        using var anna = host.Bearing(joined);
        var me = await anna.DoAsync(HttpMethod.Get, Me);
        Assert.Equal(("anna", "anna@example.org", "Anna 안나", "viewer", "ko"), (me.Text("username"), me.Text("email"), me.Text("display_name"), me.Text("role"), me.Text("locale")));
        Assert.Equal((6, JsonValueKind.Null), (me.GetProperty("intents").GetArrayLength(), me.GetProperty("data_scope").ValueKind));
        Assert.DoesNotContain("identity.use_client_keys", me.GetProperty("permissions").ToString(), StringComparison.Ordinal);
        Assert.False((await host.GetAsync($"{Invitations}/{invited.Id()}")).TryGetProperty("token", out _));

        var one = $"{Users}/{me.Id()}";
        await host.Client.DoAsync(HttpMethod.Put, $"{one}/role", new { role = "operator" });
        Assert.Equal((409, "http.version_conflict"), await host.Client.TryAsync(HttpMethod.Put, $"{one}/role", new { role = "user" }, ifMatch: "\"1\""));
        await host.Client.DoAsync(HttpMethod.Put, $"{one}/data-scope", new { line_codes = Enumerable.Range(0, 5_000).Select(i => $"LINE-{i:0000000000}") });
        me = await anna.DoAsync(HttpMethod.Get, Me);
        Assert.Equal(("operator", 11), (me.Text("role"), me.GetProperty("intents").GetArrayLength()));
        Assert.Equal(5_000, me.GetProperty("data_scope").GetProperty("line_codes").GetArrayLength());

        var reset = await host.PostAsync($"{one}/reset-password", null);
        Assert.Equal(401, (await anna.TryAsync(HttpMethod.Get, Me)).Status);
        using var limited = host.Bearing(await host.LoginAsync("anna@example.org", reset.Text("temporary_password")));
        Assert.Equal((403, "http.password_change_required"), await limited.TryAsync(HttpMethod.Get, Me));
        Assert.Equal((403, "http.password_change_required"), await limited.TryAsync(HttpMethod.Get, "/api/v1/llm/models"));
        await limited.DoAsync(HttpMethod.Post, "/api/v1/identity/password", new { current_password = reset.Text("temporary_password"), new_password = "another horse" });
        Assert.Equal(200, (await limited.TryAsync(HttpMethod.Get, Me)).Status);

        await host.PostAsync($"{one}/disable", null);
        Assert.Equal(401, (await limited.TryAsync(HttpMethod.Get, Me)).Status);
        Assert.Equal("anna", Assert.Single((await host.GetAsync($"{Users}?disabled=true&search=ANNA")).Items()).Text("username"));
    }

    [Fact]
    public async Task Bad_input_names_its_fields_and_leaves_nothing_behind()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var invited = await host.PostAsync(Invitations, new { role = "user" });
        var id = (await host.GetAsync(Me)).Id();
        var bad = new (HttpMethod Method, string Path, object Body, string[] Fields)[]
        {
            (HttpMethod.Post, Invitations, new { role = "king", expires_at = "2001-01-01T00:00:00Z" }, ["expires_at", "role"]),
            (HttpMethod.Post, Accept, new { token = invited.Text("token"), username = "x", password = "password1", email = "no", time_zone = "Mars/Olympus", locale = "fr", display_name = "a\nb" }, ["display_name", "email", "locale", "password", "time_zone", "username"]),
            (HttpMethod.Put, $"{Users}/{id}/role", new { role = "king" }, ["role"]),
            (HttpMethod.Put, $"{Users}/{id}/data-scope", new { }, ["all_access"]),
            (HttpMethod.Put, $"{Users}/{id}/data-scope", new { shift_codes = new[] { "" } }, ["shift_codes"]),
            (HttpMethod.Put, "/api/v1/admin/identity/sign-up-policy", new { policy = "maybe" }, ["policy"]),
            (HttpMethod.Put, "/api/v1/admin/identity/permissions/llm.read_calls", new { minimum_role = "x" }, ["minimum_role"]),
            (HttpMethod.Patch, Me, new { locale = "xx", email = "@" }, ["email", "locale"]),
            (HttpMethod.Post, "/api/v1/identity/password", new { current_password = People.Password, new_password = "short" }, ["new_password"]),
            (HttpMethod.Post, "/api/v1/access/check", new { intent = "" }, ["intent"]),
        };
        foreach (var (method, path, body, fields) in bad)
        {
            using var answer = await host.Client.AskAsync(method, path, body);
            var problem = await answer.JsonAsync();

            Assert.Equal((400, "identity.invalid_input"), ((int)answer.StatusCode, problem.Text("code")));
            Assert.Equal(fields, problem.GetProperty("fields").EnumerateObject().Select(f => f.Name).Order(StringComparer.Ordinal));
        }

        Assert.Equal((1, 1), (await host.CountAsync("identity_account"), await host.CountAsync("identity_invitation")));
        Assert.Equal("waiting", (await host.GetAsync($"{Invitations}/{invited.Id()}")).Text("state"));
        Assert.Equal((409, "identity.last_admin"), await host.Client.TryAsync(HttpMethod.Put, $"{Users}/{id}/role", new { role = "user" }));
        Assert.Equal((404, "identity.no_such_account"), await host.Client.TryAsync(HttpMethod.Post, $"{Users}/none/disable"));
    }

    [Theory]
    [InlineData(Role.Viewer, 6)]
    [InlineData(Role.User, 8)]
    [InlineData(Role.Operator, 11)]
    [InlineData(Role.Approver, 13)]
    [InlineData(Role.Admin, 14)]
    public async Task A_role_is_told_its_intents_and_refused_the_others(Role role, int count)
    {
        await using var host = await AppHost.StartAsync();
        using var person = await host.PersonAsync(role);

        var intents = await person.DoAsync(HttpMethod.Get, "/api/v1/access/intents");

        Assert.Equal((14, count), (intents.Items().Length, intents.GetProperty("allowed").GetArrayLength()));
        foreach (var item in intents.Items())
        {
            var (status, code) = await person.TryAsync(
                HttpMethod.Post, "/api/v1/access/check", new { intent = item.Text("intent").ToUpperInvariant() });
            Assert.Equal(item.GetProperty("allowed").GetBoolean() ? (200, "") : (403, "identity.intent_denied"), (status, code));
        }

        Assert.Equal("clarify", (await person.DoAsync(HttpMethod.Post, "/api/v1/access/check", new { intent = "sing" })).Text("intent"));
    }

    [Fact]
    public async Task The_key_set_has_the_key_that_signs_and_no_private_part()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        await host.PostAsync("/api/v1/admin/identity/signing-keys/rotate", null);
        var session = await host.LoginAsync("admin", People.Password);
        var kid = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(session.Text("access_token").Split('.')[0])).RootElement.Text("kid");

        using var stranger = new HttpClient { BaseAddress = host.Address };
        using var answer = await stranger.AskAsync(HttpMethod.Get, "/api/v1/identity/jwks");
        var keys = (await answer.JsonAsync()).GetProperty("keys").EnumerateArray().ToArray();

        Assert.Equal(3, keys.Length);
        Assert.Contains(kid, keys.Select(k => k.Text("kid")));
        Assert.All(keys, k => Assert.Equal(["alg", "crv", "kid", "kty", "use", "x", "y"], k.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)));
        Assert.Equal(TimeSpan.FromMinutes(5), answer.Headers.CacheControl!.MaxAge);
        Assert.Equal(200, (await host.Client.TryAsync(HttpMethod.Get, Me)).Status);
    }
}
