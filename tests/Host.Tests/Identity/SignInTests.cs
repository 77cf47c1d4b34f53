using Maru.Host.Tests.Acceptance;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Identity;

/// <summary>What a sign-in that fails tells, and how often it may be tried.</summary>
public sealed class SignInTests
{
    private const string Login = "/api/v1/identity/login";

    [Theory, EachDialect]
    public async Task A_wrong_password_an_unknown_name_and_a_disabled_account_are_answered_alike(Dialect dialect)
    {
        await using var host = await AppHost.StartAsync(dialect);
        await host.AddAccountAsync("anna");
        await host.AddAccountAsync("gone", disabled: true);

        var answers = new[] { await TellAsync(host, "anna", "wrong password"), await TellAsync(host, "nobody", People.Password), await TellAsync(host, "gone", People.Password) };

        Assert.Single(answers.Distinct());
        Assert.StartsWith("401", answers[0], StringComparison.Ordinal);
        Assert.Contains("identity.wrong_credentials", answers[0], StringComparison.Ordinal);
        Assert.Equal(
            200, (await host.Client.TryAsync(HttpMethod.Post, Login, new { username = "anna", password = People.Password })).Status);
    }

    [Theory]
    [InlineData("""{"username":"anna"}""", 400)]
    [InlineData("""{"username":"anna","password":""}""", 400)]
    [InlineData("""{"username":"","password":"correct horse battery"}""", 400)]
    [InlineData("""{"username":7,"password":"correct horse battery"}""", 400)]
    [InlineData("{", 400)]
    [InlineData("", 400)]
    public async Task A_malformed_sign_in_is_refused_with_a_problem(string body, int status)
    {
        await using var host = await AppHost.StartAsync();

        var refused = await host.Client.TryAsync(HttpMethod.Post, Login, body);

        Assert.Equal(status, refused.Status);
        Assert.NotEmpty(refused.Code);
    }

    [Theory, EachDialect]
    public async Task Guessing_at_one_name_is_slowed_down_wherever_it_comes_from(Dialect dialect)
    {
        await using var host = await AppHost.StartAsync(dialect);
        await host.AddAccountAsync("anna");
        var wrong = 0;
        for (var n = 0; n < 12; n++)
        {
            using var client = host.ClientFrom(40 + n);
            using var answer = await client.AskAsync(HttpMethod.Post, Login, new { username = "anna", password = $"guess {n}" });
            if ((int)answer.StatusCode == 429)
            {
                Assert.Equal("identity.too_many_attempts", (await answer.JsonAsync()).Text("code"));
                Assert.True(answer.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
                Assert.True(wrong >= 5, $"{wrong} tries were let through");
                return;
            }

            wrong++;
        }

        Assert.Fail("nothing slowed twelve guesses down");
    }

    [Fact]
    public async Task Ten_sign_ins_a_minute_may_come_from_one_address()
    {
        await using var host = await AppHost.StartAsync(more: ["--Http:Throttle:SignIn=10"]);
        foreach (var n in Enumerable.Range(0, 10))
        {
            Assert.Equal(401, (await host.Client.TryAsync(HttpMethod.Post, Login, new { username = $"nobody{n}", password = "wrong password" })).Status);
        }

        using var refused = await host.Client.AskAsync(HttpMethod.Post, Login, new { username = "nobody", password = "wrong password" });
        using var neighbour = host.ClientFrom(60);

        Assert.Equal(429, (int)refused.StatusCode);
        Assert.Equal("http.too_many_requests", (await refused.JsonAsync()).Text("code"));
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(
            401, (await neighbour.TryAsync(HttpMethod.Post, Login, new { username = "nobody", password = "wrong password" })).Status);
    }

    // Everything but what differs from request to request.
    private static async Task<string> TellAsync(AppHost host, string username, string password)
    {
        using var answer = await host.Client.AskAsync(HttpMethod.Post, Login, new { username, password });
        var headers = answer.Headers.Where(h => h.Key.ToUpperInvariant() is not ("DATE" or "X-REQUEST-ID")).Select(h => $"{h.Key}: {string.Join(',', h.Value)}");
        var body = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{body.Replace(answer.Header("x-request-id"), "", StringComparison.Ordinal)}";
    }
}
