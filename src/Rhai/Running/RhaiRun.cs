using System.Runtime.CompilerServices;
using Maru.Rhai.Calls;
using Maru.Rhai.Compilation;
using Maru.Rhai.Limits;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Running;

/// <summary>One evaluation: its counters, limits, frames and outputs. Used by one thread at a time.</summary>
internal sealed class RhaiRun
{
    private const int PollEvery = 256;
    private readonly CancellationToken _ct;
    private readonly long _maxOperations;
    private readonly Func<long, RhaiValue?>? _progress;
    private readonly ArgumentStack _arguments = new();
    private readonly FrameStack _frames;
    private long _pollAt;
    private int _lines;

    public RhaiRun(RhaiEngine engine, RhaiScope? scope, CancellationToken ct)
    {
        Engine = engine;
        Limits = engine.Limits;
        Sizes = new SizeGuard(this, engine.Limits);
        _ct = ct;
        _progress = engine.Hooks.Progress;
        _maxOperations = Limits.Operations == 0 ? long.MaxValue : Limits.Operations;
        _pollAt = _progress is null ? Math.Min(PollEvery, _maxOperations) : 0;
        Imports = new ImportedModules(Limits.Modules);
        _frames = new FrameStack(this, Limits.CallLevels);
        Memory = Limits.MemoryBytes > 0 ? new LiveMemory(this, scope?.Values() ?? [], Limits.MemoryBytes) : null;
    }

    public RhaiEngine Engine { get; }

    public RhaiLimits Limits { get; }

    public SizeGuard Sizes { get; }

    /// <summary>Null if memory is not limited.</summary>
    public LiveMemory? Memory { get; }

    public ImportedModules Imports { get; }

    public CancellationToken Stop => _ct;

    public long MaxOperations => _maxOperations;

    /// <summary>Steps taken so far.</summary>
    public long Operations;

    /// <summary>Why numeric code failed; the caller of numeric code throws this.</summary>
    public RhaiException? Fault;

    /// <summary>The objects that the running numeric code refers to by number.</summary>
    public object[] Nodes = [];

    /// <summary>How many more levels of calls are allowed; negative if not even one.</summary>
    public int LevelsLeft => Limits.CallLevels - _frames.Level;

    /// <summary>The place of the running call; native functions report it.</summary>
    public Position CallPosition;

    /// <summary>The script that was started.</summary>
    public BoundProgram? Program { get; init; }

    /// <summary>The script whose function is running.</summary>
    public BoundProgram? Running => _frames.Current?.Program ?? Program;

    public Action<string>? Print { get; init; }

    public Action<string, Position>? Debug { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(Position position)
    {
        if (++Operations > _pollAt)
        {
            Poll(position);
        }
    }

    /// <summary>The step to a statement before which there is no unfinished value in its function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(Frame settled, Position position)
    {
        if (++Operations > _pollAt)
        {
            Poll(settled, position);
        }
    }

    /// <summary>Counts the steps of long native work.</summary>
    public void Step(long count) => Step(count, CallPosition);

    public void Step(long count, Position position)
    {
        Operations += count;
        if (Operations > _pollAt)
        {
            Poll(position);
        }
    }

    /// <summary>Space for arguments; return it with <see cref="ReturnTo"/> and the mark taken before.</summary>
    public Span<RhaiValue> Rent(int count) => _arguments.Rent(count);

    public StackMark Mark() => _arguments.Mark(_frames.Level);

    public void ReturnTo(in StackMark mark)
    {
        _arguments.ReturnTo(mark);
        _frames.CloseTo(mark.Level);
    }

    public Frame Enter(int slots, Position position) => _frames.Enter(slots, position);

    /// <summary>Ends the frame, and frames above it that remain after an error.</summary>
    public void Leave(Frame frame, in RhaiValue result = default) => _frames.Leave(frame, result);

    /// <summary>Counts the latest allocations against the memory limit.</summary>
    public void Look(Position position)
    {
        if (Memory is { } memory && _frames.Current is { } frame)
        {
            memory.Look(frame, position);
        }
    }

    /// <summary>Shows the walk everything that variables and arguments hold.</summary>
    public void Show(MemoryWalk walk)
    {
        _frames.Show(walk);
        _arguments.Show(walk);
        Imports.Show(walk);
    }

    /// <summary>Makes the next step check the limits.</summary>
    public void PollNext() => _pollAt = Math.Min(_pollAt, Operations);

    /// <summary>Counts a line for the host, which may keep it.</summary>
    public void CountLine(long bytes, Position position)
    {
        Memory?.Keep(bytes, position);
        if (Limits.OutputLines > 0 && ++_lines > Limits.OutputLines)
        {
            throw RhaiFaults.TooLarge("Output", position);
        }
    }

    internal void Poll(Position position)
    {
        if (Operations > _maxOperations)
        {
            throw RhaiFaults.TooManyOperations(position);
        }

        if (_ct.IsCancellationRequested || _progress?.Invoke(Operations) is not null)
        {
            throw new RhaiException(RhaiErrorKind.Terminated, "Script terminated", position);
        }

        var isWatched = _progress is not null || _frames.Current is { IsDirty: true };
        _pollAt = isWatched ? Operations : Math.Min(Operations + PollEvery, _maxOperations);
    }

    internal void Poll(Frame settled, Position position)
    {
        if (settled.IsDirty)
        {
            Memory!.Look(settled, position);
            Memory.Pending = settled.Held;
            settled.IsDirty = false;
        }

        Poll(position);
    }
}
