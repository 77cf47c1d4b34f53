using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary><c>sleep</c>, for hosts that allow it.</summary>
internal static class Sleeping
{
    public static RhaiValue Sleep(RhaiRun run, double seconds)
    {
        if (seconds > 0)
        {
            // At most a day, so that no number of seconds overflows the wait; cancelling ends it at once.
            run.Stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(Math.Min(seconds, 86_400)));
        }

        run.Step(1_000);
        return default;
    }
}
