namespace Maru.LlmSimulator.Answers;

/// <summary>
/// When the frames of one answer are due: the first at once, each further one a gap after it. Kept by the clock, so that a late timer does
/// not slow the answer down: what is overdue goes out together.
/// </summary>
internal sealed class Pace(TimeProvider clock, TimeSpan gap)
{
    private readonly long _began = clock.GetTimestamp();

    /// <summary>Waits until a frame is due, counted from 0.</summary>
    public async ValueTask WaitForAsync(int frame, CancellationToken ct)
    {
        var early = (gap * frame) - clock.GetElapsedTime(_began);
        if (gap > TimeSpan.Zero && early > TimeSpan.Zero)
        {
            await Task.Delay(early, clock, ct);
        }
    }
}
