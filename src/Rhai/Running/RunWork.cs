using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Running;

/// <summary>
/// Counts long work as steps, so that the limits for many short steps also end it: operations and the host's token.
/// </summary>
internal static class RunWork
{
    private const int BytesOfAStep = 4096;

    /// <summary>Counts work on this number of bytes.</summary>
    public static void Work(this RhaiRun run, long bytes, Position position)
    {
        if (bytes >= BytesOfAStep)
        {
            run.Step(bytes / BytesOfAStep, position);
        }
    }

    /// <summary>Counts work on the whole of a value.</summary>
    public static void Work(this RhaiRun run, in RhaiValue on, Position position)
    {
        if (on.Kind > RhaiKind.Byte)
        {
            run.Work(RhaiSize.Of(on).Weight, position);
        }
    }

    /// <summary>Counts the copy that a change of this container makes if it may be shared.</summary>
    public static void WorkToOwn(this RhaiRun run, in RhaiValue place, Position position)
    {
        if (place.Kind >= RhaiKind.Array && place.Object!.Aliased)
        {
            run.Work(place, position);
        }
    }

    /// <summary>Counts the steps of a loop: one for a number of iterations.</summary>
    public static void StepOnce(this RhaiRun run, int turn, int turns)
    {
        if (turn % turns == 0)
        {
            run.Step(1);
        }
    }
}
