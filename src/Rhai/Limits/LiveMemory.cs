using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Limits;

/// <summary>
/// Bounds what one evaluation holds at once. Everything its thread allocates is counted; each time the count has used up the
/// room that was left, a walk finds what is still held: what variables reach, and all that statements still under way have
/// allocated, for their half-made values stand on the thread's stack, where nobody can look.
/// </summary>
internal sealed class LiveMemory
{
    /// <summary>Garbage of statements that are over may be taken for held up to this, once a call.</summary>
    public const int Slack = 64 * 1024;

    private readonly RhaiRun _run;
    private readonly RhaiValue[] _inputs;
    private readonly long _most;
    private long _seen;
    private long _room;
    private long _kept;

    public LiveMemory(RhaiRun run, RhaiValue[] inputs, long most)
    {
        (_run, _inputs, _most, _room) = (run, inputs, most, most);
        _seen = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>Allocated by statements that are not over yet, in all calls under way.</summary>
    public long Pending { get; set; }

    /// <summary>Counts what was allocated since the last look.</summary>
    public void Look(Frame frame, Position position)
    {
        var now = GC.GetAllocatedBytesForCurrentThread();
        Pending += now - _seen;
        _room -= now - _seen;
        _seen = now;
        if (Pending - frame.Held > Slack)
        {
            frame.IsDirty = true;
            _run.PollNext();
        }

        if (_room < 0)
        {
            Measure(position);
        }
    }

    /// <summary>Counts what stays until the end of the evaluation wherever it is: printed lines, compiled text.</summary>
    public void Keep(long bytes, Position position)
    {
        _kept += bytes;
        _room -= bytes;
        if (_room < 0)
        {
            Measure(position);
        }
    }

    /// <summary>Refuses work that would take more memory than there may be at all.</summary>
    public void Reserve(long bytes, Position position)
    {
        if (bytes + _kept > _most)
        {
            throw RhaiFaults.TooLarge("Memory of the script", position);
        }
    }

    /// <summary>A call or a turn is over: of all it allocated only its result is still on the thread's stack.</summary>
    public void Settle(long before, in RhaiValue result)
    {
        if (Pending - before > Slack)
        {
            var walk = new MemoryWalk(Pending - before);
            walk.Add(result);
            Pending = before + Math.Min(Pending - before, walk.Finish());
        }
    }

    private void Measure(Position position)
    {
        var walk = new MemoryWalk(long.MaxValue);
        walk.AddAll(_inputs);
        walk.Finish();
        walk.Restart(_most);
        _run.Show(walk);
        var held = walk.Finish() + Pending + _kept;
        if (held > _most)
        {
            throw RhaiFaults.TooLarge("Memory of the script", position);
        }

        // Never so little that a script near the limit is measured at every step.
        _room = Math.Max(_most - held, _most / 8);
    }
}
