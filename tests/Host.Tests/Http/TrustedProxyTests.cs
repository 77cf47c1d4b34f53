using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Identity;

namespace Maru.Host.Tests.Http;

/// <summary>
/// Whom the server takes for its client, with and without a proxy in front. The tests' own address, 127.0.0.1, plays the proxy.
/// </summary>
public sealed class TrustedProxyTests
{
    private const string Login = "/api/v1/identity/login";
    private const string For = "X-Forwarded-For";
    private const string Proto = "X-Forwarded-Proto";

    [Fact]
    public async Task Behind_a_trusted_proxy_each_client_is_slowed_down_by_itself()
    {
        await using var host = await AppHost.StartAsync(more: ["--Http:TrustedProxies:0=127.0.0.0/24", "--Http:Throttle:SignIn=3"]);

        Assert.Equal([401, 401, 401, 429], await TryAsync(host, ["192.0.2.7", "192.0.2.7", "192.0.2.7", "192.0.2.7"]));
        Assert.Equal([401], await TryAsync(host, ["192.0.2.8"]));

        // What a client writes itself stands left of what the proxy adds, and another proxy of ours right of it.
        Assert.Equal([429, 429, 429], await TryAsync(
            host, ["203.0.113.1, 192.0.2.7", "rubbish, 192.0.2.7", "192.0.2.8, 192.0.2.7, 127.0.0.9"]));
    }

    [Fact]
    public async Task Who_is_no_trusted_proxy_is_the_client_whatever_it_says()
    {
        await using var host = await AppHost.StartAsync(more: ["--Http:TrustedProxies:0=127.0.0.77", "--Http:Throttle:SignIn=3"]);

        Assert.Equal([401, 401, 401, 429], await TryAsync(host, ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"]));
        Assert.Equal((null, "127.0.0.1"), (await SecurityAsync(host, "192.0.2.1"), await AuditedAddressAsync(host, "192.0.2.1")));
    }

    [Theory]
    [InlineData("true", "127.0.0.77")]
    [InlineData("true", null)]
    [InlineData("false", null)]
    public async Task The_frameworks_own_switch_does_not_make_it_trust_everyone(string stock, string? proxy)
    {
        string[] more = [$"--ForwardedHeaders_Enabled={stock}", "--Http:Throttle:SignIn=3",
            .. proxy is null ? [] : new[] { $"--Http:TrustedProxies={proxy}" }];
        await using var host = await AppHost.StartAsync(more: more);

        Assert.Equal([401, 401, 401, 429], await TryAsync(host, ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"]));
        Assert.Null(await SecurityAsync(host, "192.0.2.1"));
    }

    [Fact]
    public async Task The_log_has_the_right_most_address_that_is_no_proxy_of_ours()
    {
        await using var host = await AppHost.StartAsync(more: ["--Http:TrustedProxies=127.0.0.1,127.0.0.2/31"]);

        Assert.Equal("192.0.2.7", await AuditedAddressAsync(host, "192.0.2.7"));
        Assert.Equal("192.0.2.7", await AuditedAddressAsync(host, "192.0.2.7:4711"));
        Assert.Equal("2001:db8::7", await AuditedAddressAsync(host, "2001:db8::7"));
        Assert.Equal("2001:db8::7", await AuditedAddressAsync(host, "[2001:db8::7]:4711"));
        Assert.Equal("127.0.0.1", await AuditedAddressAsync(host, "192.0.2.7, unknown"));
        Assert.Equal("127.0.0.3", await AuditedAddressAsync(host, "192.0.2.7, _hidden, 127.0.0.3"));
        Assert.Equal("127.0.0.1", await AuditedAddressAsync(host, ""));
    }

    [Fact]
    public async Task A_trusted_proxy_says_that_the_client_came_by_TLS_and_never_by_which_name()
    {
        await using var host = await AppHost.StartAsync(more: ["--Http:TrustedProxies=127.0.0.1"]);
        await host.AddAccountAsync("anna");

        Assert.StartsWith("max-age=", await SecurityAsync(host, "192.0.2.7"), StringComparison.Ordinal);
        (string, string)[] evil = [("Origin", "https://evil.example"), ("X-Forwarded-Host", "evil.example"), ("X-Maru-Request", "1")];
        using var answer = await SendAsync(host, "192.0.2.7", "/api/v1/identity/browser/login", "anna", evil);
        Assert.Equal("http.cross_site", (await answer.JsonAsync()).Text("code"));
        using var odd = await SendAsync(host, "192.0.2.7", Login, "anna", (Proto, "javascript"));
        Assert.False(odd.Headers.Contains("Strict-Transport-Security"));
        (string, string)[] page = [("Origin", $"https://{host.Address.Authority}"), ("X-Maru-Request", "1"), (Proto, "https")];
        using var browser = await SendAsync(host, "192.0.2.7", "/api/v1/identity/browser/login", "anna", page);
        Assert.All(browser.Headers.GetValues("Set-Cookie"), cookie => Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal));
    }

    private static async Task<List<int>> TryAsync(AppHost host, string[] forwarded)
    {
        var statuses = new List<int>();
        foreach (var text in forwarded)
        {
            using var answer = await SendAsync(host, text, Login, $"nobody{Guid.NewGuid():N}"[..20]);
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }

    private static async Task<string?> SecurityAsync(AppHost host, string forwarded)
    {
        using var answer = await SendAsync(host, forwarded, "/api/v1/identity/refresh", "nobody", (Proto, "https"));
        return answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null;
    }

    private static async Task<string?> AuditedAddressAsync(AppHost host, string forwarded)
    {
        if (await host.CountAsync("identity_account") == 0)
        {
            await host.AddAccountAsync("anna");
        }

        using var answer = await SendAsync(host, forwarded, Login, "anna");
        await using var session = await host.Db.OpenAsync(CancellationToken.None);
        return await session.ScalarAsync<string>("SELECT ip FROM audit_entry ORDER BY id DESC LIMIT 1", ct: CancellationToken.None);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        AppHost host, string forwarded, string path, string username, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        if (forwarded.Length > 0)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(For, forwarded);
        }

        foreach (var (name, value) in headers)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        return await client.AskAsync(HttpMethod.Post, path, path.EndsWith("refresh", StringComparison.Ordinal)
            ? new { refresh_token = "x" } : new { username, password = People.Password });
    }
}
