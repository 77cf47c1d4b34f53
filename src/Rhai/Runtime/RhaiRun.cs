using System.Runtime.CompilerServices;
using Maru.Rhai.Compilation;
using Maru.Rhai.Limits;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Runtime;

/// <summary>One evaluation: its counters, limits, frames and outlets. Used by one thread at a time.</summary>
internal sealed class RhaiRun
{
    private const int PollEvery = 256;
    private readonly CancellationToken _ct;
    private readonly long _maxOperations;
    private readonly Func<long, RhaiValue?>? _progress;
    private Frame[] _frames = new Frame[8];
    private readonly Dictionary<BoundProgram, ProgramState> _states = [];
    private RhaiValue[] _stack = new RhaiValue[64];
    private int _top;
    private long _pollAt;
    private int _level;
    private int _lines;
    private int _modules;

    public RhaiRun(RhaiEngine engine, CancellationToken ct)
    {
        Engine = engine;
        Limits = engine.Limits;
        Sizes = new SizeGuard(engine.Limits);
        _ct = ct;
        _progress = engine.Hooks.Progress;
        _maxOperations = Limits.Operations == 0 ? long.MaxValue : Limits.Operations;
        _pollAt = _progress is null ? Math.Min(PollEvery, _maxOperations) : 0;
    }

    public RhaiEngine Engine { get; }

    public RhaiLimits Limits { get; }

    public SizeGuard Sizes { get; }

    public CancellationToken Stop => _ct;

    public long MaxOperations => _maxOperations;

    /// <summary>Steps taken so far.</summary>
    public long Operations;

    /// <summary>Why numeric code gave up; whoever entered it throws this.</summary>
    public RhaiException? Fault;

    /// <summary>How many levels deeper a call may go; negative when not even one.</summary>
    public int LevelsLeft => Limits.CallLevels - _level;

    /// <summary>Where the call under way stands; native functions report it.</summary>
    public Position CallPosition;

    /// <summary>The script that was started.</summary>
    public BoundProgram? Program { get; init; }

    /// <summary>The script whose function is running.</summary>
    public BoundProgram? Running => _level > 0 ? _frames[_level - 1].Program : Program;

    public Action<string>? Print { get; init; }

    public Action<string, Position>? Debug { get; init; }

    /// <summary>Modules imported so far, by path.</summary>
    public Dictionary<string, RhaiModule> Modules { get; } = new(StringComparer.Ordinal);

    /// <summary>What a script has declared at global level.</summary>
    public ProgramState StateOf(BoundProgram program)
    {
        if (!_states.TryGetValue(program, out var state))
        {
            _states.Add(program, state = new ProgramState());
        }

        return state;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(Position position)
    {
        if (++Operations > _pollAt)
        {
            Poll(position);
        }
    }

    /// <summary>Counts the steps of native work that is long by itself.</summary>
    public void Step(long count)
    {
        Operations += count;
        if (Operations > _pollAt)
        {
            Poll(CallPosition);
        }
    }

    /// <summary>Room for arguments, to be given back by <see cref="ReturnTo"/> with the mark taken before.</summary>
    public Span<RhaiValue> Rent(int count)
    {
        if (_top + count > _stack.Length)
        {
            _stack = new RhaiValue[Math.Max(_stack.Length * 2, count * 2)];
            _top = 0;
        }

        var room = _stack.AsSpan(_top, count);
        _top += count;
        return room;
    }

    public StackMark Mark() => new(_stack, _top, _level);

    public void ReturnTo(in StackMark mark)
    {
        if (ReferenceEquals(_stack, mark.Stack))
        {
            _stack.AsSpan(mark.Top, _top - mark.Top).Clear();
        }

        (_stack, _top) = (mark.Stack, mark.Top);
        CloseTo(mark.Level);
    }

    private void CloseTo(int level)
    {
        while (_level > level)
        {
            _frames[--_level].Release();
        }
    }

    public Frame Enter(int slots, Position position)
    {
        if (_level > Limits.CallLevels)
        {
            throw RhaiFaults.StackOverflow(position);
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw RhaiFaults.StackOverflow(position);
        }

        if (_level == _frames.Length)
        {
            Array.Resize(ref _frames, _level * 2);
        }

        var frame = _frames[_level] ??= new Frame(this, _level);
        _level++;
        frame.Reset(slots);
        return frame;
    }

    /// <summary>Ends the frame, and those above it that an error left behind.</summary>
    public void Leave(Frame frame) => CloseTo(frame.Level);

    public void CountLine(Position position)
    {
        if (Limits.OutputLines > 0 && ++_lines > Limits.OutputLines)
        {
            throw RhaiFaults.TooLarge("Output", position);
        }
    }

    public void CountModule(Position position)
    {
        if (Limits.Modules is { } most && ++_modules > most)
        {
            throw new RhaiException(RhaiErrorKind.TooManyModules, "Too many modules imported", position);
        }
    }

    internal void Poll(Position position)
    {
        if (Operations > _maxOperations)
        {
            throw new RhaiException(RhaiErrorKind.TooManyOperations, "Too many operations", position);
        }

        if (_ct.IsCancellationRequested || _progress?.Invoke(Operations) is not null)
        {
            throw new RhaiException(RhaiErrorKind.Terminated, "Script terminated", position);
        }

        _pollAt = _progress is null ? Math.Min(Operations + PollEvery, _maxOperations) : Operations;
    }
}
