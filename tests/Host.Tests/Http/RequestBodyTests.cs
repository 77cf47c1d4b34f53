using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Http;

public sealed class RequestBodyTests
{
    private const string Prices = "/api/v1/admin/llm/prices";

    [Fact]
    public async Task A_charset_may_stand_in_quotes_and_one_nobody_knows_is_refused()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();

        Assert.Equal((HttpStatusCode.OK, null), await ChangeMeAsync(host, "application/json; charset=\"UTF-8\""));
        Assert.Equal((HttpStatusCode.OK, null), await ChangeMeAsync(host, "application/json; charset=utf-8"));
        Assert.Equal(
            (HttpStatusCode.UnsupportedMediaType, "http.unsupported_media_type"),
            await ChangeMeAsync(host, "application/json; charset=bogus"));
    }

    [Fact]
    public async Task A_weakened_tag_names_the_same_version()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        using var me = await host.Client.GetAsync("/api/v1/identity/me", TestContext.Current.CancellationToken);
        var tag = me.Headers.ETag!.Tag;

        Assert.Equal((HttpStatusCode.Conflict, "http.version_conflict"), await ChangeMeAsync(host, "application/json", "W/\"99\""));
        Assert.Equal((HttpStatusCode.OK, null), await ChangeMeAsync(host, "application/json", $"W/{tag}"));
    }

    [Fact]
    public async Task A_member_nobody_knows_is_refused_and_not_passed_over()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var me = (await host.GetAsync("/api/v1/identity/me")).GetProperty("id").GetString();
        var misspelt = new { all_access = false, factory_codes = new[] { "A" }, line_code = new[] { "1" } };

        using var scope = await host.Client.PutAsync(
            $"/api/v1/admin/identity/users/{me}/data-scope", Json(misspelt), TestContext.Current.CancellationToken);
        using var price = await host.Client.PostAsync(
            Prices, Json(new { provider = "openai", model_pattern = "x", input = "0", output = "0", valid_form = "2030-01-01T00:00:00Z" }),
            TestContext.Current.CancellationToken);

        Assert.Equal((400, "http.malformed_body"), await ToldAsync(scope));
        Assert.Equal((400, "http.malformed_body"), await ToldAsync(price));
        Assert.True(price.Headers.Contains("X-Content-Type-Options") && price.Headers.Contains("X-Request-Id"));
        Assert.DoesNotContain(
            (await host.GetAsync(Prices)).GetProperty("items").EnumerateArray(), p => p.GetProperty("model_pattern").GetString() == "x");
    }

    [Fact]
    public async Task What_cannot_be_null_must_be_there_and_is_named()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();

        using var price = await host.Client.PostAsync(
            Prices, Json(new { model_pattern = "*", input = "0", output = "0" }), TestContext.Current.CancellationToken);
        using var back = await host.Client.PostAsync(
            "/api/v1/admin/llm/policy/rollback", Json(new { reason = "none" }), TestContext.Current.CancellationToken);

        Assert.Equal("Is required.", (await BodyOfAsync(price)).GetProperty("fields").GetProperty("provider")[0].GetString());
        var fields = (await BodyOfAsync(back)).GetProperty("fields");
        Assert.Equal(["expected_version", "version"], fields.EnumerateObject().Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_member_of_the_wrong_form_is_named_with_what_it_takes()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        (string Path, string Body, string Field, string Takes)[] wrong =
        [
            (Prices, """{"provider":"nobody","model_pattern":"*","input":"0","output":"0"}""", "provider", "one of openai, gemini, "),
            (Prices, """{"provider":0,"model_pattern":"*","input":"0","output":"0"}""", "provider", "one of openai, gemini, "),
            (Prices, """{"provider":"OpenAI","model_pattern":"*","input":"0","output":"0"}""", "provider", "one of openai, gemini, "),
            (Prices, """{"provider":"openai","model_pattern":"*","input":"0","output":"0","operation":"sing"}""",
                "operation", "one of chat, "),
            (Prices, """{"provider":"openai","model_pattern":7,"input":"0","output":"0"}""", "model_pattern", "a text"),
            (Prices, """{"provider":"openai","model_pattern":"*","input":"0","output":"0","context_over_tokens":"many"}""",
                "context_over_tokens", "a whole number"),
            (Prices, """{"provider":"openai","model_pattern":"*","input":"0","output":"0","valid_from":"soon"}""",
                "valid_from", "an instant (RFC 3339)"),
            ("/api/v1/identity/client-keys", """{"name":"a","scopes":"all"}""", "scopes", "a list"),
            ("/api/v1/identity/client-keys", """{"name":"a","scopes":[1]}""", "scopes[0]", "a text"),
            ("/api/v1/identity/client-keys", """{"name":"a","limits":7}""", "limits", "an object"),
        ];
        foreach (var (path, body, field, takes) in wrong)
        {
            using var answer = await host.Client.PostAsync(
                path, new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
            var problem = await BodyOfAsync(answer);

            Assert.Equal((body, 400, "http.malformed_body"), (body, (int)answer.StatusCode, problem.GetProperty("code").GetString()));
            var said = problem.GetProperty("fields").GetProperty(field)[0].GetString();
            Assert.StartsWith($"Has the wrong type or form. Takes {takes}", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_price_for_what_is_free_is_refused_since_it_would_never_be_charged()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();

        var free = Json(new { provider = "builtin", model_pattern = "*", input = "1", output = "1" });
        using var price = await host.Client.PostAsync(Prices, free, TestContext.Current.CancellationToken);
        var problem = await BodyOfAsync(price);

        Assert.Equal("llm.price_malformed", problem.GetProperty("code").GetString());
        Assert.Contains("never be charged", problem.GetProperty("fields").GetProperty("provider")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory, EachDialect]
    public async Task A_nul_in_a_text_is_never_our_fault(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();

        using var answer = await host.Client.PostAsync(
            "/api/v1/work/runs", Json(new { kind = "audit.verify_log", idempotency_key = "a\0b" }), TestContext.Current.CancellationToken);

        Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}");
    }

    private static async Task<(HttpStatusCode, string?)> ChangeMeAsync(AppHost host, string type, string? expected = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/identity/me");
        request.Content = Json(new { display_name = "Ada" });
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (expected is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", expected);
        }

        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? null : (await ToldAsync(answer)).Item2);
    }

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    private static async Task<(int, string?)> ToldAsync(HttpResponseMessage answer) =>
        ((int)answer.StatusCode, (await BodyOfAsync(answer)).GetProperty("code").GetString());

    private static async Task<JsonElement> BodyOfAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
}
