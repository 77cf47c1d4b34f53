using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Parsing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation;

/// <summary>The names visible while one function is being bound, and what it has taken from the function around it.</summary>
internal sealed class FunctionScope(BoundFunction function, FunctionScope? outer, bool isMain, bool usesNames)
{
    private readonly ScopedNames<LocalVariable> _visible = new();
    private readonly ScopedNames<LocalVariable> _taken = new();
    private readonly List<int> _captureSlots = [];
    private readonly List<LocalVariable> _all = [];
    private readonly List<BoundVariable> _captured = [];
    private readonly Dictionary<string, int> _externals = new(StringComparer.Ordinal);
    private readonly List<LoopMark> _loops = [];

    public BoundFunction Function => function;

    /// <summary>The global level of a script: unknown names are the host's.</summary>
    public bool IsMain => isMain;

    /// <summary>Contains <c>eval</c>: a name may later mean another variable.</summary>
    public bool UsesNames => usesNames;

    /// <summary>
    /// Whether a function with a name is defined before a place; a closure does not capture a variable with such a name.
    /// </summary>
    public required Func<string, Position, bool> IsFunction { get; init; }

    /// <summary>The text of an <c>eval</c> inside a block or function.</summary>
    public bool IsInner { get; init; }

    public int Depth { get; set; }

    /// <summary>Constants declared here are the script's own, <c>global::NAME</c>.</summary>
    public bool IsGlobalLevel => isMain && !IsInner && Depth == 0;

    public int VisibleCount => _visible.Count;

    public IReadOnlyList<BoundVariable> Captured => _captured;

    public IEnumerable<LocalVariable> Visible => _visible.Values;

    public LocalVariable Declare(string name, bool isConstant = false, bool isModule = false)
    {
        var variable = new LocalVariable(name, _all.Count, isConstant) { IsModule = isModule, Before = _visible.Newest };
        _all.Add(variable);
        _visible.Add(isModule ? ModuleKey(name) : name, variable);
        return variable;
    }

    /// <summary>Adds a slot without a name.</summary>
    public LocalVariable Hide()
    {
        var variable = new LocalVariable("", _all.Count, isConstant: true);
        _all.Add(variable);
        return variable;
    }

    public int Open() => _visible.Count;

    public void CloseTo(int count) => _visible.ReturnTo(count);

    public void OpenLoop() => _loops.Add(new LoopMark());

    public bool CloseLoop()
    {
        var catches = _loops[^1].CatchesEarlyLeave;
        _loops.RemoveAt(_loops.Count - 1);
        return catches;
    }

    /// <summary>Notes that a break, continue or return must leave an expression by an exception.</summary>
    public void ExpectEarlyLeave()
    {
        function.CatchesEarlyLeave = true;
        foreach (var loop in _loops)
        {
            loop.CatchesEarlyLeave = true;
        }
    }

    public BoundVariable Resolve(string name, Position position)
    {
        if (FindLocal(name) is { } local)
        {
            return Named(name, new BoundLocal(local, position), position);
        }

        if (outer is not null && !IsFunction(name, position))
        {
            return Take(name, outer.Capture(name, position), position);
        }

        return isMain && !usesNames ? new BoundExternal(name, External(name), position) : new BoundNamed(name, null, position);
    }

    public LocalVariable? FindModule(string name) => _visible.Find(ModuleKey(name));

    /// <summary>The variables visible now, by name.</summary>
    public IReadOnlyDictionary<string, int> Snapshot() => new NamesInSight(_visible.Newest, _taken.Newest);

    public void Finish(BoundNode body)
    {
        function.Body = body;
        function.SlotCount = _all.Count;
        function.Locals = _all;
        function.Externals = [.. _externals.OrderBy(e => e.Value).Select(e => e.Key)];
        function.CaptureSlots = [.. _captureSlots];
        function.UsesNames |= usesNames;
    }

    private LocalVariable? FindLocal(string name) => _visible.Find(name) ?? _taken.Find(name);

    // Modules and variables may have the same name; this key is never the name of a variable.
    private static string ModuleKey(string name) => name + "::";

    /// <summary>Captures a variable for an inner closure; an undeclared variable must exist by name when the closure is made.</summary>
    private BoundVariable Capture(string name, Position position)
    {
        if (FindLocal(name) is { } local)
        {
            local.IsCaptured = true;
        }

        return Resolve(name, position);
    }

    private BoundVariable Take(string name, BoundVariable captured, Position position)
    {
        var variable = new LocalVariable(name, _all.Count, isConstant: false) { IsCaptured = true, Before = _taken.Newest };
        _all.Add(variable);
        _taken.Add(name, variable);
        _captured.Add(captured);
        _captureSlots.Add(variable.Slot);
        return Named(name, new BoundLocal(variable, position), position);
    }

    private BoundVariable Named(string name, BoundVariable known, Position position) =>
        usesNames ? new BoundNamed(name, known, position) : known;

    private int External(string name)
    {
        if (!_externals.TryGetValue(name, out var at))
        {
            _externals.Add(name, at = _externals.Count);
        }

        return at;
    }

    private sealed class LoopMark
    {
        public bool CatchesEarlyLeave { get; set; }
    }
}
