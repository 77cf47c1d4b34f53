using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Equality of elements, by the host's own <c>==</c> where it registered one.</summary>
internal static class Matching
{
    public static bool AreEqual(RhaiRun run, in RhaiValue a, in RhaiValue b)
    {
        if (a.Kind != RhaiKind.Host && b.Kind != RhaiKind.Host)
        {
            return RhaiComparison.AreEqual(a, b);
        }

        Span<RhaiValue> pair = [a, b];
        return run.Engine.Functions.Find("==", pair)?.Invoke(run, pair, run.CallPosition).Bool ?? RhaiComparison.AreEqual(a, b);
    }
}
