using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>let</c> or <c>const</c>: a new variable each time it runs.</summary>
internal sealed class BoundLet(LocalVariable variable, BoundNode? value, int ordinal, bool isGlobal, bool hides, Position position) : BoundNode(position)
{
    public LocalVariable Variable => variable;

    public BoundNode? Value => value;

    /// <summary>Declared at global level of a script: a constant is then visible as <c>global::NAME</c>.</summary>
    public bool IsGlobal => isGlobal;

    /// <summary>Whether it must count itself against a limit or hide a name.</summary>
    public bool IsLimited(RhaiEngine engine) => hides || (engine.Limits.Variables is { } most && ordinal > most);

    public override bool MaySignal => value?.MaySignal == true;

    public override RhaiValue Evaluate(Frame frame)
    {
        var content = value is null ? default : value.Evaluate(frame);
        if (frame.Signal != Signal.None)
        {
            return content;
        }

        if (frame.Run.Limits.Variables is { } most && ordinal > most)
        {
            throw new RhaiException(RhaiErrorKind.TooManyVariables, "Too many variables defined", Position);
        }

        frame.Slots[variable.Slot] = content;
        if (hides)
        {
            frame.Dynamic?.Hide(variable.Name);
        }

        if (isGlobal && variable.IsConstant && frame.Program.HasFunctions)
        {
            frame.Run.Imports.StateOf(frame.Program).Constants[variable.Name] = content.Share();
        }

        return default;
    }
}
