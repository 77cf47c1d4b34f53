using Maru.Work.Endpoints;
using Maru.Work.Records;

namespace Maru.Work.Tests;

public sealed class WaitingWireTests
{
    private static readonly RunView Queued = new() { Status = "queued", Queue = "narrow" };

    [Fact]
    public void Who_waits_for_a_place_is_told_of_the_queues_limits()
    {
        var narrow = new QueueTerms("narrow") { Global = 3, PerPartition = 1, Rate = 4 };

        Assert.Equal(
            "It waits for a free place in the queue narrow (at most 3 at once, at most 1 of one partition, at most 4 starts in 00:01:00); "
            + "runs of lower priority number go first.",
            WaitingWire.Of(Queued, narrow)!.Explanation);
        Assert.Equal("It waits for a free place in the queue narrow; runs of lower priority number go first.", WaitingWire.Of(Queued)!.Explanation);
    }

    [Theory]
    [InlineData("signal", "It waits for the signal go.")]
    [InlineData("child", "It waits for another run that it has started to end.")]
    [InlineData("retry", "The step go failed and is tried again.")]
    [InlineData("rate", "The other side asked for a pause before the step go is tried again.")]
    [InlineData("timer", "It goes on at a set time.")]
    public void Every_reason_has_its_sentence(string reason, string sentence) =>
        Assert.Equal(sentence, WaitingWire.Of(new RunView { Status = "waiting", WaitingFor = reason, WaitingKey = "go", Epoch = 1 })!.Explanation);

    [Fact]
    public void Who_has_not_begun_waits_for_the_time_it_was_started_for()
    {
        var soon = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        var waiting = WaitingWire.Of(new RunView { Status = "waiting", WaitingFor = "timer", WakeAt = soon });

        Assert.Equal(new WaitingBody("start", null, soon, "It begins at the time it was started for."), waiting);
    }

    [Theory]
    [InlineData("running")]
    [InlineData("succeeded")]
    public void Who_does_not_wait_has_no_reason(string status) => Assert.Null(WaitingWire.Of(new RunView { Status = status }));
}
