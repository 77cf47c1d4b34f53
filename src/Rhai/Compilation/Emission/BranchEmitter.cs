using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits conditions as jumps, so that a bool value is made only where it is needed.</summary>
internal sealed class BranchEmitter(CodeWriter code, ExpressionEmitter expressions, ArithmeticEmitter arithmetic)
{
    private readonly ILGenerator _il = code.Il;

    /// <summary>Jumps to the label if the condition has this result, otherwise continues.</summary>
    public void When(BoundNode node, bool isTrue, Label target)
    {
        switch (node)
        {
            case BoundBinary binary when binary.Operator.IsComparison(): arithmetic.When(binary, isTrue, target); break;
            case BoundLogic logic: ShortCircuit.When(_il, logic, isTrue, target, When); break;
            case BoundUnary { Operator: UnaryOperator.Not, Operand: BoundLogic logic }:
                ShortCircuit.When(_il, logic, !isTrue, target, When);
                break;
            default: Other(node, isTrue, target); break;
        }
    }

    /// <summary>The result of <c>&amp;&amp;</c> and <c>||</c> as a value.</summary>
    public void Truth(LocalBuilder target, BoundLogic logic)
    {
        var (yes, no, done) = (_il.DefineLabel(), _il.DefineLabel(), _il.DefineLabel());
        ShortCircuit.When(_il, logic, isTrue: false, no, When);
        arithmetic.Truths(target, yes, no, done);
    }

    private void Other(BoundNode node, bool isTrue, Label target)
    {
        var (slow, done) = (_il.DefineLabel(), _il.DefineLabel());
        var value = expressions.Into(node, borrow: true);
        code.UnlessMarked(value, Members.BoolMark, slow);
        code.Bits(value);
        _il.Emit(OpCodes.Conv_I4);
        _il.Emit(isTrue ? OpCodes.Brtrue : OpCodes.Brfalse, target);
        _il.MarkLabel(done);
        code.Cold.Add(slow, done, () =>
        {
            code.Constant(node);
            _il.Emit(OpCodes.Ldloc, value);
            code.Call(Members.Operation(nameof(CompiledOperations.IsTrue)));
            _il.Emit(isTrue ? OpCodes.Brtrue : OpCodes.Brfalse, target);
        });
        code.Return(value);
    }
}
