using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>What all loops share: running the body and handling how it ended.</summary>
internal abstract class BoundLoop(BoundNode body, Position position) : BoundNode(position)
{
    private Code? _code;
    private int _turns;

    public BoundNode Body => body;

    /// <summary>While it runs there is no unfinished value around it in the function.</summary>
    public bool IsSettled { get; init; }

    /// <summary>The function that contains the loop.</summary>
    public BoundFunction? Owner { get; init; }

    /// <summary>A break, continue or return may leave an expression by an exception.</summary>
    public bool CatchesEarlyLeave { get; set; }

    /// <summary>A return inside passes through the loop.</summary>
    public override bool MaySignal => body.MaySignal || CatchesEarlyLeave;

    /// <summary>Runs the body once; false if the loop has ended, with its value in <paramref name="value"/>.</summary>
    protected bool RunBody(Frame frame, out RhaiValue value)
    {
        if (IsSettled)
        {
            frame.Run.Step(frame, body.Position);
        }
        else
        {
            frame.Run.Step(body.Position);
        }

        value = _code is { } code ? code(frame) : Interpreted(frame);
        switch (frame.Signal)
        {
            case Signal.None:
                return true;
            case Signal.Continue:
                frame.Signal = Signal.None;
                return true;
            case Signal.Break:
                frame.Signal = Signal.None;
                return false;
            default:
                return false;
        }
    }

    /// <summary>
    /// Whether a body that runs often is compiled separately, because compiled code cannot take over this kind of loop in the middle.
    /// </summary>
    protected virtual bool CompilesBody => false;

    protected bool IsHot() => !CatchesEarlyLeave && Tiering.IsHot(this, ++_turns);

    private RhaiValue Interpreted(Frame frame)
    {
        if (CatchesEarlyLeave)
        {
            return Guarded(frame);
        }

        if (CompilesBody && IsHot())
        {
            return (_code = CodeCompiler.Body(Owner!, this))(frame);
        }

        return body.Evaluate(frame);
    }

    private RhaiValue Guarded(Frame frame)
    {
        try
        {
            return body.Evaluate(frame);
        }
        catch (EarlyLeave leave)
        {
            frame.Signal = leave.Signal;
            return leave.Value;
        }
    }
}
