namespace Maru.Host.Tests.Cli;

public sealed class EventCommandsTests : IAsyncLifetime
{
    private readonly CommandLine _maru = new();

    public async ValueTask InitializeAsync() => await _maru.SignInAsync();

    public ValueTask DisposeAsync()
    {
        _maru.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Parked_events_are_listed_with_what_failed_and_what_waits()
    {
        _maru.Stub.On("GET /api/v1/admin/messaging/parked-events", new
        {
            items = new[] { new { id = "e1", name = "llm.price_changed.v1", last_error = "WhenPriceChanged: TimeoutException", held_back = 7 } },
            total = 1,
            page = 1,
            page_size = 50,
        });

        Assert.Equal(0, await _maru.RunAsync("events", "list"));
        Assert.Contains("WhenPriceChanged: TimeoutException", _maru.Out, StringComparison.Ordinal);
        Assert.Contains("7", _maru.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parked_event_is_sent_again()
    {
        _maru.Stub.On("POST /api/v1/admin/messaging/parked-events/e1/send-again", new { }, 204);

        Assert.Equal(0, await _maru.RunAsync("events", "send-again", "e1"));
    }

    [Fact]
    public async Task A_parked_event_is_discarded_for_a_reason()
    {
        _maru.Stub.On("POST /api/v1/admin/messaging/parked-events/e1/discard", new { }, 204);

        Assert.Equal(0, await _maru.RunAsync("events", "discard", "e1", "--reason", "told them by hand"));
        Assert.Equal("told them by hand", _maru.Stub.Requests[^1].Json.GetProperty("reason").GetString());
    }
}
