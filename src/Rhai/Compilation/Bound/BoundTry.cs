using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>try { } catch (e) { }</c>. Errors of limits are not caught.</summary>
internal sealed class BoundTry(BoundNode body, LocalVariable? variable, BoundNode handler, Position position) : BoundNode(position)
{
    private Code? _body;
    private Code? _handler;

    public override bool MaySignal { get; } = body.MaySignal || handler.MaySignal;

    /// <summary>Compiles both blocks separately; signals still go through the frame.</summary>
    public void Compile(BoundFunction owner)
    {
        _body ??= CodeCompiler.Region(owner, body);
        _handler ??= CodeCompiler.Region(owner, handler);
    }

    public override RhaiValue Evaluate(Frame frame)
    {
        var (mark, held) = (frame.Run.Mark(), frame.Held);
        RhaiException caught;
        try
        {
            return _body is { } code ? code(frame) : body.Evaluate(frame);
        }
        catch (RhaiException error) when (error.IsCatchable)
        {
            caught = error;
        }

        frame.Run.ReturnTo(mark);
        frame.Signal = Signal.None;
        frame.Held = held + caught.Bytes;
        try
        {
            return Handle(frame, caught);
        }
        finally
        {
            frame.Held = held;
        }
    }

    private RhaiValue Handle(Frame frame, RhaiException caught)
    {
        if (variable is not null)
        {
            frame.Slots[variable.Slot] = CaughtError.Describe(caught);
        }

        try
        {
            var result = _handler is { } code ? code(frame) : handler.Evaluate(frame);
            return frame.Signal == Signal.None ? default : result;
        }
        catch (RhaiException again) when (again.Kind == RhaiErrorKind.Runtime && again.Thrown.IsUnit)
        {
            // `throw;` in a handler means the error it handles.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(caught);
            throw;
        }
    }
}
