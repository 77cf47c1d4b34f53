using Maru.Contracts.Identity;
using Maru.Modules.Llm.Responses;
using Maru.Modules.Llm.Responses.Background;
using Maru.Modules.Tests.Llm.Fakes;
using static Maru.Modules.Tests.Llm.Responses.Kept;

namespace Maru.Modules.Tests.Llm.Responses;

public sealed class AnswerQueuedTests
{
    private static readonly QueuedResponse Queued = new("resp_1", "owner-1", Key);

    private readonly ListedKeys _keys = new();
    private readonly List<BackgroundRequest> _asked = [];

    [Theory, EachStores]
    public async Task A_queued_response_is_asked_for_once_and_ends_as_its_answer_says(Stores stores)
    {
        await using var kept = await StartAsync(stores);
        var answer = Answering(kept, (_, _) => Task.FromResult(Json("""{"status":"incomplete","output":[{"id":"said"}]}""")));

        Assert.Equal(ResponseStatus.Incomplete, await answer.RunAsync(Queued, Ct));
        Assert.Equal(ResponseStatus.Incomplete, await answer.RunAsync(Queued, Ct));

        var request = Assert.Single(_asked);
        Assert.Equal(("resp_1", Key, """{"ask":"canary"}"""), (request.ResponseId, request.Key.Id, Text(request.Body)));
        Assert.Equal("""{"status":"incomplete","output":[{"id":"said"}]}""", Text((await FindAsync(kept)).Response));
    }

    [Theory, EachStores]
    public async Task One_that_was_cut_in_the_middle_has_failed_and_is_not_asked_for_again(Stores stores)
    {
        await using var kept = await StartAsync(stores);
        var cut = Answering(kept, (_, _) => throw new InvalidOperationException("The process is gone."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => cut.RunAsync(Queued, Ct));
        Assert.Equal(ResponseStatus.InProgress, (await FindAsync(kept)).Status);

        Assert.Equal(ResponseStatus.Failed, await cut.RunAsync(Queued, Ct));

        Assert.Single(_asked);
        var found = await FindAsync(kept);
        Assert.Equal((ResponseStatus.Failed, ResponseStatus.Failed), (found.Status, ResponseJson.StatusOf(found.Response)!.Value));
        Assert.Contains("\"code\":\"server_error\"", Text(found.Response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_of_the_server_leaves_it_to_the_next_one_who_does_not_ask()
    {
        await using var kept = await StartAsync(Stores.Fake);
        using var stop = new CancellationTokenSource();
        var answer = Answering(kept, WaitAsync);
        var running = answer.RunAsync(Queued, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(ResponseStatus.InProgress, (await FindAsync(kept)).Status);
        Assert.Equal(ResponseStatus.Failed, await answer.RunAsync(Queued, Ct));
        Assert.Single(_asked);
    }

    [Fact]
    public async Task A_cancel_stops_the_answer_and_stays()
    {
        await using var kept = await StartAsync(Stores.Fake);
        var running = Answering(kept, WaitAsync).RunAsync(Queued, Ct);
        var cancel = new CancelResponse(new ReadResponse(kept.Store, new ResponseSettings()), kept.Store);

        var (error, cancelled) = await cancel.RunAsync("resp_1", Key, Ct);

        Assert.Equal(ResponseStatus.Cancelled, await EndAsync(kept, running));
        Assert.Null(error);
        Assert.Equal(ResponseStatus.Cancelled, cancelled!.Status);
        Assert.Contains("\"status\":\"cancelled\"", Text((await FindAsync(kept)).Response), StringComparison.Ordinal);
        Assert.Equal(ResponseStatus.Cancelled, (await cancel.RunAsync("resp_1", Key, Ct)).Response!.Status);
    }

    [Fact]
    public async Task A_deletion_stops_the_answer()
    {
        await using var kept = await StartAsync(Stores.Fake);
        var running = Answering(kept, WaitAsync).RunAsync(Queued, Ct);

        await kept.Store.DeleteAsync("resp_1", Key, Ct);

        Assert.Equal(ResponseStatus.Cancelled, await EndAsync(kept, running));
        Assert.Null(await kept.Store.FindAsync("resp_1", Key, Ct));
    }

    [Fact]
    public async Task The_end_of_its_key_stops_the_answer()
    {
        await using var kept = await StartAsync(Stores.Fake);
        var running = Answering(kept, WaitAsync).RunAsync(Queued, Ct);

        _keys.InForce.Clear();

        Assert.Equal(ResponseStatus.Failed, await EndAsync(kept, running));
        Assert.Contains("invalid_api_key", Text((await FindAsync(kept)).Response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("expired")]
    [InlineData("scope")]
    public async Task Without_a_key_that_may_ask_nothing_is_asked(string why)
    {
        await using var kept = await StartAsync(Stores.Fake);
        _keys.InForce.Clear();
        _keys.InForce.AddRange(why switch
        {
            "expired" => [ListedKeys.Of(Key, kept.Clock.GetUtcNow())],
            "scope" => [ListedKeys.Of(Key, scope: ClientKeyScopes.Images)],
            _ => Array.Empty<ClientKey>(),
        });

        Assert.Equal(ResponseStatus.Failed, await Answering(kept, WaitAsync).RunAsync(Queued, Ct));
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Only_a_background_response_can_be_cancelled_and_only_by_its_key()
    {
        await using var kept = await OpenAsync(Stores.Fake);
        await kept.AddAsync("resp_1");
        var cancel = new CancelResponse(new ReadResponse(kept.Store, new ResponseSettings()), kept.Store);

        Assert.Equal("response_not_cancellable", (await cancel.RunAsync("resp_1", Key, Ct)).Error!.Code);
        Assert.Equal("response_not_found", (await cancel.RunAsync("resp_1", "key-2", Ct)).Error!.Code);
    }

    private static async Task<Kept> StartAsync(Stores stores)
    {
        var kept = await OpenAsync(stores);
        await kept.AddAsync("resp_1", status: ResponseStatus.Queued);
        return kept;
    }

    private static async Task<ReadOnlyMemory<byte>> WaitAsync(BackgroundRequest request, CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        return default;
    }

    private static async Task<ResponseStatus> EndAsync(Kept kept, Task<ResponseStatus> running)
    {
        while (!running.IsCompleted)
        {
            kept.Clock.Advance(AnswerQueued.Look);
            await Task.Yield();
        }

        return await running;
    }

    private static async Task<StoredResponse> FindAsync(Kept kept) => (await kept.Store.FindAsync("resp_1", Key, Ct))!;

    private AnswerQueued Answering(Kept kept, AnswerInBackground answer) => new(
        kept.Store, _keys,
        (request, ct) =>
        {
            _asked.Add(request);
            return answer(request, ct);
        },
        kept.Clock);
}
