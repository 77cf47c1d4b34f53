using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A piece of a resolved script. It can run itself, which is the interpreter tier; the compiled tier reads it.</summary>
internal abstract class BoundNode(Position position)
{
    public Position Position => position;

    /// <summary>Runs nothing that could change a variable.</summary>
    public virtual bool IsQuiet => false;

    /// <summary>May end with a <see cref="Signal"/> in the frame, which the parent must look at.</summary>
    public virtual bool MaySignal => false;

    /// <summary>The value, free to be stored anywhere.</summary>
    public abstract RhaiValue Evaluate(Frame frame);

    /// <summary>The value for a look only: it may not be stored or changed, and nothing may run before the look.</summary>
    public virtual RhaiValue Borrow(Frame frame) => Evaluate(frame);
}
