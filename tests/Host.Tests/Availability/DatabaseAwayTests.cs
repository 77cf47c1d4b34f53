using System.Net;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Authorization;
using Maru.Platform.Http;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Maru.Host.Tests.Availability;

/// <summary>The database goes away under a running server, and comes back.</summary>
public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task Whoever_asks_meanwhile_is_told_to_come_again_and_the_log_tells_it_once()
    {
        Assert.SkipWhen(TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var relay = new Relay();
        await using var host = await (await AppHost.StartAsync(Dialect.Postgres, relay.Over)).SignInAsync();
        using var gateway = host.GatewayClient(await host.ClientKeyAsync(new { cost_per_month_micros = 5_000_000 }));
        var log = LogSink.Of(host);
        relay.Close();

        var refused = 0;
        foreach (var line in EndpointLine.Of(host).Where(l => l.Method != "ANY" && !l.Path.Contains("/live", StringComparison.Ordinal)))
        {
            var client = line.Kind == AccessKind.ClientKey ? gateway : host.Client;
            try
            {
                var body = line.Method is "GET" or "DELETE" ? null : "{}";
                using var answer = await client.AskAsync(new HttpMethod(line.Method), line.Address, body);
                refused += await IsToldToComeAgainAsync(line.ToString(), answer, line.Kind == AccessKind.ClientKey) ? 1 : 0;
            }
            catch (HttpRequestException e)
            {
                Assert.Fail($"{line}: {e.Message}");
            }
        }

        using var signIn = await host.Client.AskAsync(
            HttpMethod.Post, "/api/v1/identity/login", """{"username":"admin","password":"correct horse battery"}""");
        Assert.True(await IsToldToComeAgainAsync("sign-in", signIn, isGateway: false));
        using var chat = await gateway.AskAsync(
            HttpMethod.Post, "/v1/chat/completions", """{"model":"text-small","messages":[{"role":"user","content":"Hello"}]}""");
        await IsToldToComeAgainAsync("chat", chat, isGateway: true);
        Assert.InRange(refused, 20, int.MaxValue);
        Assert.Equal(503, await ReadyAsync(host));
        Assert.DoesNotContain(
            log.Lines, l => l.Level >= LogLevel.Error && !l.Category.StartsWith("Maru.Work", StringComparison.Ordinal));
        Assert.InRange(log.Lines.Count(l => l.Event.Id is 1031 or 1051), 1, 1);

        relay.Open();
        await Poll.UntilAsync(async () => await ReadyAsync(host) == 200);
        Assert.Equal(200, (await host.Client.TryAsync(HttpMethod.Get, "/api/v1/identity/client-keys")).Status);
    }

    [Fact]
    public async Task A_server_that_stops_meanwhile_says_what_it_loses_and_ends_in_good_order()
    {
        Assert.SkipWhen(TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var relay = new Relay();
        await using var host = await (await AppHost.StartAsync(Dialect.Postgres, relay.Over)).SignInAsync();
        using var gateway = host.GatewayClient(await host.ClientKeyAsync());
        host.App.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout = TimeSpan.FromSeconds(1);
        var log = LogSink.Of(host);
        relay.Close();
        using var chat = await gateway.AskAsync(
            HttpMethod.Post, "/v1/chat/completions", """{"model":"text-small","messages":[{"role":"user","content":"Hello"}]}""");
        Assert.Equal(HttpStatusCode.OK, chat.StatusCode);

        await host.App.StopAsync();

        Assert.Contains(log.Lines, l => l.Text.Contains("calls could not be stored", StringComparison.Ordinal));
        relay.Open();
    }

    private static async Task<int> ReadyAsync(AppHost host)
    {
        using var answer = await host.Client.AskAsync(HttpMethod.Get, "/health/ready", null);
        return (int)answer.StatusCode;
    }

    private static async Task<bool> IsToldToComeAgainAsync(string what, HttpResponseMessage answer, bool isGateway)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode != HttpStatusCode.InternalServerError, $"{what}: {text}");
        if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || what.Contains("/health", StringComparison.Ordinal))
        {
            return false;
        }

        Assert.True(answer.Headers.RetryAfter is not null, $"{what} has no Retry-After: {text}");
        var body = JsonDocument.Parse(text).RootElement;
        var isTold = isGateway ? body.GetProperty("error").Text("code").Length > 0 : body.GetProperty("retryable").GetBoolean();
        Assert.True(isTold, $"{what}: {text}");
        return true;
    }
}
