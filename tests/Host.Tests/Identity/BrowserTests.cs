using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Identity;

/// <summary>A session in cookies, and what another site can do with it: nothing.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private const string Login = "/api/v1/identity/browser/login";
    private const string Refresh = "/api/v1/identity/browser/refresh";
    private const string Me = "/api/v1/identity/me";

    private AppHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AppHost.StartAsync();
        await _host.AddAccountAsync("anna");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_page_signs_in_stays_signed_in_and_signs_out_without_seeing_a_token()
    {
        using var page = Browser();
        using var login = await SendAsync(page, HttpMethod.Post, Login, Ours(), new { username = "anna", password = People.Password });
        var text = await login.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, login.StatusCode);
        Assert.DoesNotContain("token", text, StringComparison.Ordinal);
        Assert.All(login.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        });

        Assert.Equal(200, await StatusAsync(page, HttpMethod.Get, Me, []));
        Assert.Equal(200, await StatusAsync(page, HttpMethod.Post, Refresh, Ours()));
        Assert.Equal(200, await StatusAsync(page, HttpMethod.Get, Me, []));
        Assert.Equal(204, await StatusAsync(page, HttpMethod.Post, "/api/v1/identity/logout", Ours()));
        Assert.Equal(401, await StatusAsync(page, HttpMethod.Get, Me, []));
        Assert.Equal(401, await StatusAsync(page, HttpMethod.Post, Refresh, Ours()));
    }

    [Fact]
    public async Task Over_TLS_and_away_from_this_machine_the_cookies_are_bound_to_the_host()
    {
        using var client = new HttpClient { BaseAddress = _host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, Login)
        {
            Content = JsonContent.Create(new { username = "anna", password = People.Password }),
            Headers = { Host = "maru.example.org" },
        };
        request.Headers.Add("Origin", "https://maru.example.org");
        request.Headers.Add("X-Maru-Request", "1");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.StartsWith("__Host-maru-", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("same-origin", "own", true, true)]
    [InlineData("same-origin", null, true, true)]
    [InlineData(null, "own", true, true)]
    [InlineData("same-origin", "own", false, false)]
    [InlineData(null, null, true, false)]
    [InlineData("cross-site", "own", true, false)]
    [InlineData("same-site", null, true, false)]
    [InlineData("none", null, true, false)]
    [InlineData(null, "https://evil.example", true, false)]
    [InlineData("same-origin", "https://evil.example", true, false)]
    [InlineData(null, "null", true, false)]
    [InlineData(null, "http://127.0.0.1:1", true, false)]
    public async Task A_change_by_cookie_needs_a_page_of_ours_and_our_header(string? site, string? origin, bool header, bool allowed)
    {
        using var page = Browser();
        (await SendAsync(page, HttpMethod.Post, Login, Ours(), new { username = "anna", password = People.Password })).Dispose();
        var headers = new List<(string, string)>();
        headers.AddRange(site is null ? [] : [("Sec-Fetch-Site", site)]);
        headers.AddRange(origin is null ? [] : [("Origin", origin == "own" ? _host.Address.GetLeftPart(UriPartial.Authority) : origin)]);
        headers.AddRange(header ? [("X-Maru-Request", "1")] : []);

        foreach (var (method, path) in new[] { (HttpMethod.Patch, Me), (HttpMethod.Delete, "/api/v1/identity/sessions"), (HttpMethod.Post, Refresh), (HttpMethod.Post, Login) })
        {
            using var answer = await SendAsync(
                page, method, path, [.. headers], path == Login ? new { username = "anna", password = People.Password } : new { });

            Assert.True(answer.IsSuccessStatusCode == allowed, $"{method} {path}: {(int)answer.StatusCode}");
            if (!allowed)
            {
                Assert.Equal((403, "http.cross_site"), ((int)answer.StatusCode, (await answer.JsonAsync()).Text("code")));
                Assert.False(answer.Headers.Contains("Set-Cookie"));
            }
        }

        // Reading changes nothing, and a client that sends the header means it.
        Assert.Equal(200, await StatusAsync(page, HttpMethod.Get, Me, [.. headers]));
    }

    [Fact]
    public async Task A_token_in_the_header_is_taken_at_its_word_and_the_cookie_is_not_looked_at()
    {
        using var page = Browser();
        (await SendAsync(page, HttpMethod.Post, Login, Ours(), new { username = "anna", password = People.Password })).Dispose();
        var session = await _host.PostAsync("/api/v1/identity/login", new { username = "anna", password = People.Password });
        page.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Text("access_token"));
        Assert.Equal(200, await StatusAsync(page, HttpMethod.Patch, Me, [], new { locale = "ko" }));

        page.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");

        Assert.Equal(401, await StatusAsync(page, HttpMethod.Get, Me, Ours()));
    }

    private HttpClient Browser() =>
        new(new SocketsHttpHandler { UseCookies = true, CookieContainer = new CookieContainer() }) { BaseAddress = _host.Address };

    private static (string, string)[] Ours() => [("Sec-Fetch-Site", "same-origin"), ("X-Maru-Request", "1")];

    private static async Task<int> StatusAsync(
        HttpClient page, HttpMethod method, string path, (string, string)[] headers, object? body = null)
    {
        using var answer = await SendAsync(page, method, path, headers, body);
        return (int)answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient page, HttpMethod method, string path, (string Name, string Value)[] headers, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await page.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
