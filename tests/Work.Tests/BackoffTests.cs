using Maru.Platform.Live;
using Maru.Work.Engine;

namespace Maru.Work.Tests;

public sealed class BackoffTests
{
    private static readonly RetryTerms Terms = new(10, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(6, 20)]
    [InlineData(90, 20)]
    public void Pauses_double_up_to_the_cap_and_lie_anywhere_below(int attempt, int longestSeconds)
    {
        var pauses = Enumerable.Range(0, 400).Select(_ => Backoff.After(attempt, Terms, WorkFailures.StepThrew).TotalSeconds / longestSeconds).ToList();

        Assert.All(pauses, share => Assert.InRange(share, 0, 1));
        Assert.True(pauses.Min() < 0.1 && pauses.Max() > 0.9, $"{pauses.Min()} to {pauses.Max()} is no full jitter.");
    }

    [Fact]
    public void What_the_other_side_asks_for_takes_the_place_of_the_computed_pause() => Assert.Equal(
        TimeSpan.FromMinutes(3), Backoff.After(1, Terms, LiveFailures.TooManyClients with { RetryAfter = TimeSpan.FromMinutes(3) }));

    [Fact]
    public void The_failure_says_whether_another_attempt_helps_unless_the_step_does()
    {
        var stubborn = Terms with { RetryOn = failure => failure.Code == WorkFailures.NoSuchStep.Code };

        Assert.True(Backoff.IsWorthwhile(Terms, WorkFailures.StepTimedOut));
        Assert.False(Backoff.IsWorthwhile(Terms, WorkFailures.NoSuchStep));
        Assert.True(Backoff.IsWorthwhile(stubborn, WorkFailures.NoSuchStep));
        Assert.False(Backoff.IsWorthwhile(stubborn, WorkFailures.StepTimedOut));
    }
}
