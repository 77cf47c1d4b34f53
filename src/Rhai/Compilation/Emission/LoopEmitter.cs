using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Typed;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits <c>while</c>, <c>loop</c> and <c>do</c>, and what all loops share.</summary>
internal sealed class LoopEmitter(CodeWriter code, ExpressionEmitter expressions, StatementEmitter statements, TypedLoops typed)
{
    private readonly ILGenerator _il = code.Il;
    private readonly Stack<LoopExits> _loops = [];

    public LoopExits? Current => _loops.Count > 0 ? _loops.Peek() : null;

    public void While(LocalBuilder? target, BoundWhile loop, bool fromTest = false)
    {
        var end = _il.DefineLabel();
        var exits = new LoopExits(_il.DefineLabel(), typed.Exits.Test(loop), target);
        typed.While(loop, fromTest, end, () => Turns(loop, fromTest, exits, end));
        Close(exits, end);
    }

    private void Turns(BoundWhile loop, bool fromTest, LoopExits exits, Label end)
    {
        var body = _il.DefineLabel();
        if (loop.IsDo && !fromTest)
        {
            _il.Emit(OpCodes.Br, body);
        }

        _il.MarkLabel(exits.Continue);
        if (loop.Condition is not null)
        {
            expressions.When(loop.Condition, loop.IsUntil, end);
        }

        _il.MarkLabel(body);
        Body(loop, exits);
        _il.Emit(OpCodes.Br, exits.Continue);
    }

    public void Body(BoundLoop loop, LoopExits exits)
    {
        _loops.Push(exits);
        statements.Turn(loop);
        _loops.Pop();
    }

    /// <summary>If the loop ends by itself, its value is <c>()</c>; a break has stored its own value.</summary>
    public void Close(LoopExits exits, Label end)
    {
        _il.MarkLabel(end);
        if (exits.Value is { } value)
        {
            code.Clear(value);
        }

        _il.MarkLabel(exits.Break);
    }
}
