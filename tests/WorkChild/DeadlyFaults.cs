using System.Diagnostics;
using Maru.Work.FailPoints;

namespace Maru.WorkChild;

/// <summary>At the nth time a point is passed the process kills itself: SIGKILL, no handler, no flush.</summary>
internal sealed class DeadlyFaults(string point, int hit) : FailPointSet
{
    private int _passed;

    public override void At(string at)
    {
        if (at == point && Interlocked.Increment(ref _passed) == hit)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            using var never = new ManualResetEventSlim();
            never.Wait();
        }
    }
}
