namespace Maru.Work.Live;

/// <summary>
/// A sign of life every 15 seconds, shorter than any proxy's patience; at the same time the client's sign-in is asked again. Not thread
/// safe.
/// </summary>
internal sealed class Beat(TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    // A timer may fire a little early.
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(10);

    private long _last = clock.GetTimestamp();

    /// <summary>How long until it is time again.</summary>
    public TimeSpan Left => clock.GetElapsedTime(_last) is var gone && gone < Every ? Every - gone + Grain : Grain;

    /// <summary>Writes a comment if it is time; false when the client may no longer listen.</summary>
    public bool Keep(SseWriter output, Func<bool> isAllowed)
    {
        if (clock.GetElapsedTime(_last) < Every)
        {
            return true;
        }

        _last = clock.GetTimestamp();
        output.Beat();
        return isAllowed();
    }
}
