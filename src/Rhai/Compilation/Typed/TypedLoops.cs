using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>Adds typed code before the general code of a loop, if the loop allows it.</summary>
internal sealed class TypedLoops(CodeWriter code, AssignmentEmitter assignments, BoundProgram program)
{
    // The size of a method is limited, and the general code after this needs space too.
    private const int Most = CodeCompiler.Most / 4;
    private bool _isInside;

    public TypedExits Exits { get; } = new(code.Il);

    /// <summary>Emits the loop: first its typed code, if possible, then the general code.</summary>
    public void While(BoundWhile loop, bool fromTest, Label end, Action general)
    {
        if (Shape(loop) is { } kinds)
        {
            TypedLoop.While(code, kinds, Exits, loop, fromTest, end);
            Inside(general);
        }
        else
        {
            general();
        }
    }

    /// <summary>Emits the iterations of the loop: first as typed code, if possible, then as general code.</summary>
    public void For(BoundFor loop, Label end, Action general)
    {
        if (Shape(loop) is { } kinds)
        {
            TypedLoop.For(code, kinds, Exits, loop, end);
            Inside(general);
        }
        else
        {
            general();
        }
    }

    private TypedKinds? Shape(BoundLoop loop) =>
        _isInside || program.Engine.Hooks.Progress is not null || code.Il.ILOffset > Most
            ? null : TypedShape.Of(loop, code, assignments, program);

    private void Inside(Action general)
    {
        _isInside = true;
        general();
        _isInside = false;
    }
}
