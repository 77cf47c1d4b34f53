namespace Maru.Modules.Identity.SigningIn;

/// <summary>
/// How often signing in with one name has failed recently. From the fifth failure on, each next attempt must wait twice as long, five
/// minutes at most: a stranger can slow down an account, but not lock it.
/// </summary>
internal sealed record AttemptCount(int Failures, DateTimeOffset LastAt, DateTimeOffset BlockedUntil)
{
    /// <summary>Failures are forgotten after this time without a new one.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private const int Delayed = 5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>How long the next attempt must wait; null if it is allowed now.</summary>
    public TimeSpan? WaitAt(DateTimeOffset now) => BlockedUntil > now ? BlockedUntil - now : null;

    /// <summary>The count with one more failure.</summary>
    public AttemptCount FailedAt(DateTimeOffset now)
    {
        var failures = now - LastAt > Memory ? 1 : Failures + 1;
        return new AttemptCount(failures, now, now + PauseAfter(failures));
    }

    private static TimeSpan PauseAfter(int failures)
    {
        var doublings = failures - Delayed;
        return doublings < 0 ? TimeSpan.Zero
            : doublings > 9 ? LongestPause
            : TimeSpan.FromSeconds(Math.Min(1 << doublings, LongestPause.TotalSeconds));
    }
}
