using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Maru.Contracts.Identity;
using Maru.Host.Tests.Acceptance;
using Maru.Modules.Llm.Responses;
using Maru.Modules.Llm.Responses.Background;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Gateway;

/// <summary>Responses that are made while nobody waits, by the work of the real server.</summary>
public sealed class BackgroundResponseTests
{
    private readonly ConcurrentQueue<string> _asked = [];

    private string _secret = "";
    private bool _holds;
    private volatile bool _stopped;

    [Theory, EachDialect]
    public async Task A_queued_response_is_answered_and_fetched_by_its_id(Dialect dialect)
    {
        await using var host = await StartAsync(dialect);
        using var program = await QueueAsync(host);

        var ended = await UntilAsync(program, "completed");

        Assert.Equal("said", ended.GetProperty("output")[0].Id());
        Assert.Equal("""{"model":"gpt-5"}""", Assert.Single(_asked));
    }

    [Theory, EachDialect]
    public async Task One_that_a_stopped_server_left_in_the_middle_fails_at_the_next_start_and_is_sent_once(Dialect dialect)
    {
        _holds = true;
        await using var host = await StartAsync(dialect);
        using (var before = await QueueAsync(host))
        {
            await Poll.UntilAsync(() => Task.FromResult(!_asked.IsEmpty));
            Assert.Equal("in_progress", (await before.DoAsync(HttpMethod.Get, "/v1/responses/resp_1")).Text("status"));
            using var stream = await before.AskAsync(HttpMethod.Get, "/v1/responses/resp_1?stream=true");
            Assert.Equal("response_unfinished", await stream.CodeAsync());
        }

        await host.RestartAsync();
        using var program = host.GatewayClient(_secret);

        var ended = await UntilAsync(program, "failed");

        Assert.Equal("server_error", ended.GetProperty("error").Text("code"));
        Assert.Single(_asked);
    }

    [Fact]
    public async Task A_cancel_ends_it_and_stops_who_answers()
    {
        _holds = true;
        await using var host = await StartAsync(Dialect.Sqlite);
        using var program = await QueueAsync(host);
        await Poll.UntilAsync(() => Task.FromResult(!_asked.IsEmpty));

        Assert.Equal("cancelled", (await program.DoAsync(HttpMethod.Post, "/v1/responses/resp_1/cancel")).Text("status"));

        await Poll.UntilAsync(() => Task.FromResult(_stopped));
        Assert.Equal("cancelled", (await program.DoAsync(HttpMethod.Get, "/v1/responses/resp_1")).Text("status"));
    }

    private static async Task<JsonElement> UntilAsync(HttpClient program, string status)
    {
        JsonElement response = default;
        await Poll.UntilAsync(async () =>
        {
            response = await program.DoAsync(HttpMethod.Get, "/v1/responses/resp_1");
            return response.Text("status") == status;
        });
        return response;
    }

    private async Task<AppHost> StartAsync(Dialect dialect) =>
        await (await AppHost.StartAsync(dialect, services => services.AddSingleton<AnswerInBackground>(AnswerAsync))).SignInAsync();

    private async Task<HttpClient> QueueAsync(AppHost host)
    {
        _secret = await host.ClientKeyAsync();
        var key = host.App.Services.GetRequiredService<IClientKeys>().Find(_secret)!;
        var now = TimeProvider.System.GetUtcNow();
        var queued = new StoredResponse(
            "resp_1", key.OwnerId, key.Id, null, "gpt-5", ResponseStatus.Queued, now, now.AddHours(1), "[]"u8.ToArray(),
            Encoding.UTF8.GetBytes("""{"id":"resp_1","status":"queued","background":true,"output":[]}"""))
        { Background = true };
        var queue = host.App.Services.GetRequiredService<QueueResponse>();
        Assert.Null(await queue.RunAsync(queued, Encoding.UTF8.GetBytes("""{"model":"gpt-5"}"""), TestContext.Current.CancellationToken));
        return host.GatewayClient(_secret);
    }

    private async Task<ReadOnlyMemory<byte>> AnswerAsync(BackgroundRequest request, CancellationToken ct)
    {
        _asked.Enqueue(Encoding.UTF8.GetString(request.Body.Span));
        try
        {
            await Task.Delay(_holds ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, TimeProvider.System, ct);
        }
        finally
        {
            _stopped = true;
        }

        return Encoding.UTF8.GetBytes("""{"id":"resp_1","status":"completed","output":[{"id":"said"}]}""");
    }
}
