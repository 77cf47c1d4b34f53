using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Identity;
using Maru.Kernel.Access;

namespace Maru.Host.Tests.Authorization;

/// <summary>A request whose body comes late: what the door allowed is asked again before anything is done.</summary>
public sealed class LateBodyTests
{
    private const string Users = "/api/v1/admin/identity/users";
    private const string Mine = "/api/v1/identity/client-keys";

    [Theory]
    [InlineData("POST", Asking.Keys, """{"provider":"openai","api_key":"sk-late-000000000000"}""")]
    [InlineData("POST", Asking.Models, """{"provider":"openai","model_id":"gpt-late"}""")]
    [InlineData("PUT", "/api/v1/admin/identity/sign-up-policy", """{"policy":"open"}""")]
    public async Task Nothing_is_done_for_somebody_whose_account_ends_or_whose_role_falls_before_the_body_is_there(
        string method, string path, string body)
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var models = await host.CountAsync("llm_model");
        foreach (var (end, status) in new[] { ("disable", "401"), ("role", "403") })
        {
            var account = await host.AddAccountAsync($"late-{end}", Role.Admin);
            var token = (await host.LoginAsync($"late-{end}")).Text("access_token");
            using var late = await BeginAsync(host, method, path, token, body);

            using (await (end == "disable"
                ? host.Client.AskAsync(HttpMethod.Post, $"{Users}/{account.Id}/disable")
                : host.Client.AskAsync(HttpMethod.Put, $"{Users}/{account.Id}/role", new { role = "viewer" })))
            {
                Assert.Contains($"HTTP/1.1 {status} ", await EndAsync(late, body), StringComparison.Ordinal);
            }
        }

        Assert.Equal((0, models), (await host.CountAsync("llm_api_key"), await host.CountAsync("llm_model")));
    }

    [Fact]
    public async Task A_body_that_comes_late_is_welcome_while_its_sender_is()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        const string Body = """{"name":"late"}""";
        using var late = await BeginAsync(host, "POST", Mine, Token(host.Client), Body);

        Assert.Contains("HTTP/1.1 201 ", await EndAsync(late, Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_is_not_made_with_a_client_key_that_is_revoked_before_the_body_is_there() => Assert.Contains(
        "invalid_api_key",
        await CallAsync((host, key) => host.Client.DoAsync(HttpMethod.Delete, $"{Mine}/{key}")), StringComparison.Ordinal);

    [Fact]
    public async Task A_call_is_weighed_by_the_limits_that_hold_when_its_body_is_there() => Assert.Contains(
        "HTTP/1.1 429 ",
        await CallAsync((host, key) =>
            host.Client.DoAsync(HttpMethod.Patch, $"{Mine}/{key}", new { limits = new { tokens_per_minute = 3 } })), StringComparison.Ordinal);

    [Fact]
    public async Task The_playground_answers_nobody_whose_session_ends_before_the_body_is_there()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        const string Body = """{"model":"text-small","messages":[{"role":"user","content":"hello"}]}""";
        var account = await host.AddAccountAsync("late");
        using var late = await BeginAsync(
            host, "POST", "/api/v1/llm/playground/chat/completions", (await host.LoginAsync("late")).Text("access_token"), Body);

        using var disabled = await host.Client.AskAsync(HttpMethod.Post, $"{Users}/{account.Id}/disable");

        Assert.True(disabled.IsSuccessStatusCode);
        Assert.Contains("HTTP/1.1 401 ", await EndAsync(late, Body), StringComparison.Ordinal);
    }

    // What a call is answered whose client key changes while its body is awaited.
    private static async Task<string> CallAsync(Func<AppHost, string, Task> change)
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        const string Body = """{"model":"text-small","messages":[{"role":"user","content":"hello"}]}""";
        var secret = await host.ClientKeyAsync();
        var key = (await host.GetAsync(Mine)).Items().Single().Id();
        using var late = await BeginAsync(host, "POST", "/v1/chat/completions", secret, Body);
        await change(host, key);
        return await EndAsync(late, Body);
    }

    private static string Token(HttpClient client) => ((AuthenticationHeaderValue)client.DefaultRequestHeaders.Authorization!).Parameter!;

    // The server asks for the body when it begins to read it, and so past the door.
    private static async Task<TcpClient> BeginAsync(AppHost host, string method, string path, string token, string body)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(host.Address.Host, host.Address.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nAuthorization: Bearer {token}\r\nExpect: 100-continue\r\n"
            + $"Connection: close\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"));
        var asked = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
        await connection.GetStream().ReadExactlyAsync(asked);
        Assert.StartsWith("HTTP/1.1 100 ", Encoding.ASCII.GetString(asked), StringComparison.Ordinal);
        return connection;
    }

    private static async Task<string> EndAsync(TcpClient connection, string body)
    {
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(body));
        return await new StreamReader(connection.GetStream()).ReadToEndAsync();
    }
}
