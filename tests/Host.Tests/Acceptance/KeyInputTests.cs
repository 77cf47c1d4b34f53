using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Acceptance;

/// <summary>What is sent for a key: what is refused, what stays, and that no refusal repeats a secret.</summary>
public sealed class KeyInputTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Theory]
    [InlineData("""{"provider":"openai"}""", 400)]
    [InlineData("""{"provider":"openai","api_key":"canary"}""", 400)]
    [InlineData("""{"provider":"openai","api_key":"sk-canary with blanks 1234567890"}""", 400)]
    [InlineData("""{"provider":"openai","api_key":1234567890123456}""", 400)]
    [InlineData("""{"provider":"openai","api_key":["sk-canary-1234567890"]}""", 400)]
    [InlineData("""{"provider":"openai","api_key":"sk-canary-1234567890""", 400)]
    [InlineData("""{"provider":"acme","api_key":"sk-canary-1234567890"}""", 400)]
    [InlineData("""{"provider":"builtin","api_key":"sk-canary-1234567890"}""", 400)]
    [InlineData("""{"provider":"openai_compatible","api_key":"sk-canary-1234567890"}""", 400)]
    [InlineData("""{"provider":"openai","api_key":"sk-canary-1234567890","base_url":"http://169.254.169.254/v1"}""", 400)]
    public async Task A_refusal_names_its_reason_and_never_the_secret(string body, int status)
    {
        var host = (await worlds.FreshAsync()).Host;

        using var answer = await host.Client.AskAsync(HttpMethod.Post, Asking.Keys, body);
        var problem = await answer.Content.ReadAsStringAsync();

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("canary", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567890", problem, StringComparison.Ordinal);
        Assert.Equal(0, await host.CountAsync("llm_api_key"));
    }

    [Theory, EachDialect]
    public async Task What_is_absent_stays_null_clears_a_name_and_no_key_can_be_null(Dialect dialect)
    {
        var host = (await worlds.FreshAsync(dialect)).Host;
        var made = await host.AddKeyAsync(name: "first");
        var one = $"{Asking.Keys}/{made.Id()}";

        var same = await host.Client.DoAsync(HttpMethod.Patch, one, "{}");
        var refused = await host.Client.TryAsync(HttpMethod.Patch, one, """{"api_key":null}""");
        var cleared = await host.Client.DoAsync(HttpMethod.Patch, one, """{"name":null}""");

        Assert.Equal(made.ToString(), same.ToString());
        Assert.Equal((400, "llm.invalid_api_key"), refused);
        Assert.Equal(("", "openai"), (cleared.Text("name"), cleared.Text("provider")));
        Assert.True(cleared.GetProperty("row_version").GetInt64() > made.GetProperty("row_version").GetInt64());
    }

    [Fact]
    public async Task A_body_beyond_64_KiB_is_413()
    {
        var host = (await worlds.FreshAsync()).Host;

        Assert.Equal((413, "http.body_too_large"),
            await host.Client.TryAsync(HttpMethod.Post, Asking.Keys, new { provider = "openai", api_key = new string('k', 70_000) }));
    }
}
