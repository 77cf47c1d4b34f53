namespace Maru.Platform.Live;

/// <summary>A heartbeat every 15 seconds, which is shorter than the time-out of any proxy. Not thread safe.</summary>
internal sealed class Beat(TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    // A timer may fire a little early.
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(10);

    private long _last = clock.GetTimestamp();

    /// <summary>How long until the next one.</summary>
    public TimeSpan Left => clock.GetElapsedTime(_last) is var gone && gone < Every ? Every - gone + Grain : Grain;

    /// <summary>Whether it is time; the next is then due in 15 seconds.</summary>
    public bool IsDue()
    {
        if (clock.GetElapsedTime(_last) < Every)
        {
            return false;
        }

        _last = clock.GetTimestamp();
        return true;
    }
}
