using System.Net;
using Maru.Host.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Web;

/// <summary>The front end as the server hands it out. Skipped where the server was built without it.</summary>
public sealed class WebTests : IAsyncLifetime
{
    private AppHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AppHost.StartAsync();
        Assert.SkipUnless(
            _host.App.Services.GetRequiredService<WebFiles>().Missing is null, "The server was built without its web front end.");
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory, InlineData("/"), InlineData("/sign-in"), InlineData("/runs/0198c000-0000-7000-8000-000000000001"), InlineData("/set-up")]
    public async Task A_person_gets_the_page_at_any_address_and_never_a_stale_one(string path)
    {
        using var page = await AskAsync(path);

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.True(page.Headers.CacheControl!.NoCache);
        Assert.Contains("<div id=\"root\">", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData("/api/v1/nowhere"), InlineData("/health/nowhere"), InlineData("/openapi/nowhere"), InlineData("/v1/nowhere")]
    public async Task A_wrong_address_of_the_api_stays_an_error(string path)
    {
        using var answer = await AskAsync(path);

        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.False(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_program_that_mistook_the_address_gets_its_404()
    {
        using var answer = await AskAsync("/sign-in", accept: "application/json");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_page_holds_no_script_of_its_own_and_the_policy_allows_none()
    {
        using var page = await AskAsync("/");

        var policy = string.Join(' ', page.Headers.GetValues("Content-Security-Policy"));
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.All(text.Split("<script").Skip(1), script => Assert.Matches("^[^>]* src=\"/[^\"]+\"[^>]*></script>", script));
    }

    [Fact]
    public async Task A_script_is_sent_small_and_kept_for_good()
    {
        using var page = await AskAsync("/");
        var path = (await page.Content.ReadAsStringAsync()).Split('"').First(part => part.StartsWith("/assets/index-", StringComparison.Ordinal));

        using var plain = await AskAsync(path);
        using var small = await AskAsync(path, encoding: "gzip, br");

        Assert.Equal("text/javascript", small.Content.Headers.ContentType!.MediaType);
        Assert.Equal("br", Assert.Single(small.Content.Headers.ContentEncoding));
        Assert.True(small.Content.Headers.ContentLength < plain.Content.Headers.ContentLength / 2);
        Assert.Contains("immutable", small.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
    }

    [Theory, InlineData("{0}"), InlineData("W/{0}"), InlineData("\"other\", {0}"), InlineData("*")]
    public async Task What_has_not_changed_is_not_sent_again(string held)
    {
        using var again = await AgainAsync(held);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Theory, InlineData("\"other\""), InlineData("'{0}"), InlineData("nothing"), InlineData("")]
    public async Task What_is_not_held_already_is_sent(string held)
    {
        using var again = await AgainAsync(held);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory, InlineData("br;q=0"), InlineData("brotli"), InlineData("identity, br;q=0.0, gzip; q=0"), InlineData(";;")]
    public async Task A_form_that_is_not_taken_is_not_sent(string encoding)
    {
        using var page = await AskAsync("/", encoding: encoding);

        Assert.Empty(page.Content.Headers.ContentEncoding);
    }

    private async Task<HttpResponseMessage> AgainAsync(string held)
    {
        using var first = await AskAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Accept", "text/html");
        var tags = held.Replace("{0}", first.Headers.ETag!.ToString(), StringComparison.Ordinal);
        request.Headers.TryAddWithoutValidation("If-None-Match", tags);
        return await _host.Client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string accept = "text/html,*/*", string encoding = "identity")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        return await _host.Client.SendAsync(request);
    }
}
