using Maru.Contracts.Identity;
using Maru.Host.Tests.Acceptance;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Identity;

/// <summary>The first account: once, with the printed token, and never again.</summary>
public sealed class SetUpTests
{
    private const string SetUp = "/api/v1/identity/set-up";

    [Theory, EachDialect]
    public async Task The_first_account_is_made_once_with_the_right_token_and_a_sound_password(Dialect dialect)
    {
        await using var host = await AppHost.StartAsync(dialect);
        var token = await PrepareAsync(host);
        Assert.True((await host.GetAsync(SetUp)).GetProperty("needed").GetBoolean());

        Assert.Equal((401, "identity.wrong_set_up_token"), await TryAsync(host, "wrong", "admin", People.Password));
        Assert.Equal((401, "identity.wrong_set_up_token"), await TryAsync(host, null, "admin", People.Password));
        Assert.Equal((400, "identity.invalid_input"), await TryAsync(host, token, "admin", "short77"));
        Assert.Equal((400, "identity.invalid_input"), await TryAsync(host, token, "admin", new string('x', 129)));
        Assert.Equal((400, "identity.invalid_input"), await TryAsync(host, token, "관리자", People.Password));
        var session = await host.PostAsync(SetUp, new { token, username = "Admin", password = "비밀번호여덟글자" });

        Assert.Equal(("admin", "admin"), (session.GetProperty("user").Text("username"), session.GetProperty("user").Text("role")));
        Assert.False((await host.GetAsync(SetUp)).GetProperty("needed").GetBoolean());
        Assert.Equal((409, "identity.already_set_up"), await TryAsync(host, token, "second", People.Password));
        Assert.Equal((409, "identity.already_set_up"), await TryAsync(host, "wrong", "second", People.Password));
        Assert.Equal(1, await host.CountAsync("identity_account"));
        await host.RestartAsync();
        Assert.Null(await host.App.Services.GetRequiredService<ISetUp>().PrepareAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_start_makes_the_token_of_the_last_one_void()
    {
        await using var host = await AppHost.StartAsync();
        var former = await PrepareAsync(host);
        await host.RestartAsync();
        var token = await PrepareAsync(host);

        Assert.Equal(401, (await TryAsync(host, former, "admin", People.Password)).Status);
        Assert.Equal(200, (await TryAsync(host, token, "admin", People.Password)).Status);
    }

    [Theory, EachDialect]
    public async Task Of_twenty_at_once_one_wins(Dialect dialect)
    {
        await using var host = await AppHost.StartAsync(dialect);
        var token = await PrepareAsync(host);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            using var client = host.ClientFrom(20 + (n % 4));
            return await client.TryAsync(HttpMethod.Post, SetUp, new { token, username = $"admin{n}", password = People.Password });
        }));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal((409, "identity.already_set_up"), a));
        Assert.Equal(1, await host.CountAsync("identity_account"));
    }

    private static async Task<string> PrepareAsync(AppHost host) =>
        (await host.App.Services.GetRequiredService<ISetUp>().PrepareAsync(CancellationToken.None))!;

    private static Task<(int Status, string Code)> TryAsync(AppHost host, string? token, string username, string password) =>
        host.Client.TryAsync(HttpMethod.Post, SetUp, new { token, username, password });
}
