using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>Emits comparisons of numbers and bools as jumps.</summary>
internal sealed class NumericComparison(NumericMethod method, NumericWriter code, NumericExpressions expressions)
{
    private readonly ILGenerator _il = code.Il;

    /// <summary>Jumps to the label if the comparison is false.</summary>
    public void Unless(BoundBinary node, Label otherwise)
    {
        var a = expressions.Into(node.Left);
        var b = expressions.Into(node.Right);
        if (method.KindOf(node.Left) == NumericKind.Float || method.KindOf(node.Right) == NumericKind.Float)
        {
            FloatsUnless(node, a, b, otherwise);
        }
        else
        {
            _il.Emit(OpCodes.Ldloc, a);
            _il.Emit(OpCodes.Ldloc, b);
            _il.Emit(OperatorCodes.Branch(node.Operator, isTrue: false), otherwise);
        }

        expressions.Free(a, node.Left);
        expressions.Free(b, node.Right);
    }

    private void FloatsUnless(BoundBinary node, LocalBuilder a, LocalBuilder b, Label otherwise)
    {
        var swapped = node.Operator is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual;
        var (first, second) = swapped ? (b, a) : (a, b);
        var (firstNode, secondNode) = swapped ? (node.Right, node.Left) : (node.Left, node.Right);
        Float(first, firstNode);
        Float(second, secondNode);
        _il.Emit(OpCodes.Call, OperatorCodes.FloatTest(node.Operator));
        _il.Emit(OpCodes.Brfalse, otherwise);
    }

    private void Float(LocalBuilder local, BoundNode node)
    {
        _il.Emit(OpCodes.Ldloc, local);
        if (method.KindOf(node) != NumericKind.Float)
        {
            _il.Emit(OpCodes.Conv_R8);
        }
    }
}
