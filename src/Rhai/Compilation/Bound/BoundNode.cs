using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A node of a resolved script. It can execute itself, which is the interpreter tier; the compiled tier translates it.</summary>
internal abstract class BoundNode(Position position)
{
    public Position Position => position;

    /// <summary>Its evaluation cannot change a variable.</summary>
    public virtual bool IsQuiet => false;

    /// <summary>May end with a <see cref="Signal"/> in the frame, which the parent must check.</summary>
    public virtual bool MaySignal => false;

    /// <summary>The value, free to be stored anywhere.</summary>
    public abstract RhaiValue Evaluate(Frame frame);

    /// <summary>The value for reading only: it may not be stored or changed, and no other code may run before it is read.</summary>
    public virtual RhaiValue Borrow(Frame frame) => Evaluate(frame);
}
