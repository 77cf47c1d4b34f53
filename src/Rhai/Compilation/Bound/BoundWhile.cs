using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>while</c>, <c>loop</c> (without a condition) and <c>do</c> (with the condition last; <c>until</c> stops on true).</summary>
internal sealed class BoundWhile(BoundNode? condition, BoundNode body, bool isDo, bool isUntil, Position position) : BoundLoop(body, position)
{
    private Code? _rest;

    public BoundNode? Condition => condition;

    public bool IsDo => isDo;

    public bool IsUntil => isUntil;

    public override RhaiValue Evaluate(Frame frame) => Run(frame, isDo, mayCompile: true);

    /// <summary>Continues with the condition.</summary>
    public RhaiValue Resume(Frame frame) => Run(frame, first: false, mayCompile: false);

    private RhaiValue Run(Frame frame, bool first, bool mayCompile)
    {
        while (first || condition is null || Truth.Of(condition.Borrow(frame), condition.Position) != isUntil)
        {
            first = false;
            if (!RunBody(frame, out var value))
            {
                return value;
            }

            if (mayCompile && _rest is null && IsHot())
            {
                _rest = CodeCompiler.Rest(Owner!, this);
            }

            if (mayCompile && _rest is { } rest)
            {
                return rest(frame);
            }
        }

        return default;
    }
}
