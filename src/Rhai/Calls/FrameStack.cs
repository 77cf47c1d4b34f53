using System.Runtime.CompilerServices;
using Maru.Rhai.Limits;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>The frames of the running calls, kept for the next call at the same depth.</summary>
internal sealed class FrameStack(RhaiRun run, int most)
{
    private Frame[] _frames = new Frame[8];

    public int Level { get; private set; }

    /// <summary>The frame of the running call; null before the first.</summary>
    public Frame? Current => Level > 0 ? _frames[Level - 1] : null;

    public Frame Enter(int slots, Position position)
    {
        if (Level > most || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw RhaiFaults.StackOverflow(position);
        }

        if (Level == _frames.Length)
        {
            Array.Resize(ref _frames, Level * 2);
        }

        var frame = _frames[Level] ??= new Frame(run, Level);
        Level++;
        frame.Reset(slots, run.Memory?.Pending ?? 0);
        return frame;
    }

    /// <summary>Ends the frame, and frames above it that remain after an error.</summary>
    public void Leave(Frame frame, in RhaiValue result)
    {
        CloseTo(frame.Level + 1);
        if (Level > frame.Level)
        {
            Level = frame.Level;
            Close(frame, result);
        }
    }

    public void CloseTo(int level)
    {
        while (Level > level)
        {
            Close(_frames[--Level], default);
        }
    }

    public void Show(MemoryWalk walk)
    {
        for (var i = 0; i < Level; i++)
        {
            _frames[i].Show(walk);
        }
    }

    private void Close(Frame frame, in RhaiValue result)
    {
        run.Memory?.Settle(frame.Held, result);
        frame.Release();
        if (Current is { } caller && (caller.IsDirty || run.Memory?.Pending - caller.Held > LiveMemory.Slack))
        {
            caller.IsDirty = true;
            run.PollNext();
        }
    }
}
