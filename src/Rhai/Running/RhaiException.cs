using Maru.Rhai.Calls;
using Maru.Rhai.Limits;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Running;

/// <summary>A script could not be parsed or failed while running. Nothing else is thrown by scripts.</summary>
public sealed class RhaiException : Exception
{
    private readonly List<RhaiCallFrame> _calls = [];
    private readonly string? _kindName;

    internal RhaiException(RhaiErrorKind kind, string message, Position position = default, string? kindName = null)
        : base(message)
    {
        Kind = kind;
        Position = position;
        _kindName = kindName;
    }

    internal RhaiException(RhaiErrorKind kind, string message, Exception inner)
        : base(message, inner) => Kind = kind;

    /// <summary>The kind of the original error.</summary>
    public RhaiErrorKind Kind { get; }

    /// <summary>The language's name of the error: <c>ErrorArithmetic</c>, <c>ErrorParsing/UnexpectedEOF</c>.</summary>
    public string KindName => _kindName ?? "Error" + Kind;

    /// <summary>Where the error happened; none for arithmetic of built-in operators.</summary>
    public Position Position { get; internal set; }

    /// <summary>The script functions that were running, innermost first.</summary>
    public IReadOnlyList<RhaiCallFrame> CallStack => _calls;

    /// <summary>The value that the script threw, for <see cref="RhaiErrorKind.Runtime"/>.</summary>
    public RhaiValue Thrown { get; internal init; }

    /// <summary>Details for a script's <c>catch</c>: index, length, function, variable and the like.</summary>
    internal Dictionary<string, RhaiValue>? Details { get; init; }

    /// <summary>The memory that it holds while it is being handled.</summary>
    internal long Bytes
    {
        get
        {
            var walk = new MemoryWalk(long.MaxValue);
            walk.Add(Message);
            walk.Add(Thrown);
            walk.AddAll(Details?.Values);
            return walk.Finish();
        }
    }

    /// <summary>Whether a script may catch it: errors of limits and parse errors cannot be caught.</summary>
    internal bool IsCatchable => Kind is not RhaiErrorKind.Parsing and < RhaiErrorKind.TooManyOperations;

    /// <summary>Limits are never reported as an error inside a function.</summary>
    internal bool IsWrapped => _calls.Count > 0 && (IsCatchable || Kind == RhaiErrorKind.Parsing);

    /// <summary>
    /// Adds a call that the error passes; always false. Used as an exception filter: a catch that rethrows at every level would put its
    /// handlers on the stack and overflow it when leaving a deep recursion.
    /// </summary>
    internal bool Passes(string function, Position position)
    {
        _calls.Add(new RhaiCallFrame(function, position));
        return false;
    }
}
