using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Limits;

/// <summary>
/// Limits the memory that one evaluation holds at once. All allocations of its thread are counted; each time the count has used up the
/// remaining room, a walk finds what is still held: everything that variables reach, and all allocations of unfinished statements, because
/// their unfinished values are on the thread's stack, which code cannot inspect.
/// </summary>
internal sealed class LiveMemory
{
    /// <summary>Up to this size, garbage of finished statements may count as held, once for each call.</summary>
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

    /// <summary>The allocations of unfinished statements, in all running calls.</summary>
    public long Pending { get; set; }

    /// <summary>Counts the allocations since the last check.</summary>
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

    /// <summary>Counts memory that stays until the end of the evaluation outside of values: printed lines, compiled text.</summary>
    public void Keep(long bytes, Position position)
    {
        _kept += bytes;
        _room -= bytes;
        if (_room < 0)
        {
            Measure(position);
        }
    }

    /// <summary>Refuses work that would need more memory than the limit.</summary>
    public void Reserve(long bytes, Position position)
    {
        if (bytes + _kept > _most)
        {
            throw RhaiFaults.TooLarge("Memory of the script", position);
        }
    }

    /// <summary>A call or an iteration has ended: of its allocations only the result is still on the thread's stack.</summary>
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

        // Never so small that a script near the limit is measured at every step.
        _room = Math.Max(_most - held, _most / 8);
    }
}
