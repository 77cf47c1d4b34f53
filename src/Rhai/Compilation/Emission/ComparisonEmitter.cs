using System.Reflection.Emit;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits comparisons of whole numbers and of floats.</summary>
internal sealed class ComparisonEmitter(CodeWriter code)
{
    private readonly ILGenerator _il = code.Il;

    /// <summary>Leaves the truth on the stack and goes to the one label, or goes to the other with nothing on it.</summary>
    public void Fast(BinaryOperator op, LocalBuilder a, LocalBuilder b, Label slow, Label done)
    {
        var floats = _il.DefineLabel();
        code.UnlessMarked(a, Members.IntMark, floats);
        code.UnlessMarked(b, Members.IntMark, slow);
        code.Bits(a);
        code.Bits(b);
        var (compare, negate) = op switch
        {
            BinaryOperator.Less => (OpCodes.Clt, false),
            BinaryOperator.LessOrEqual => (OpCodes.Cgt, true),
            BinaryOperator.Greater => (OpCodes.Cgt, false),
            BinaryOperator.GreaterOrEqual => (OpCodes.Clt, true),
            BinaryOperator.Equal => (OpCodes.Ceq, false),
            _ => (OpCodes.Ceq, true),
        };
        _il.Emit(compare);
        Negate(negate);
        _il.Emit(OpCodes.Br, done);
        _il.MarkLabel(floats);
        code.UnlessMarked(a, Members.FloatMark, slow);
        code.UnlessMarked(b, Members.FloatMark, slow);
        Floats(op, a, b);
        _il.Emit(OpCodes.Br, done);
    }

    private void Floats(BinaryOperator op, LocalBuilder a, LocalBuilder b)
    {
        var swapped = op is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual;
        code.Bits(swapped ? b : a, asFloat: true);
        code.Bits(swapped ? a : b, asFloat: true);
        _il.Emit(OpCodes.Call, Members.Operation(op switch
        {
            BinaryOperator.Less or BinaryOperator.Greater => nameof(CompiledOperations.Less),
            BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual => nameof(CompiledOperations.LessOrEqual),
            _ => nameof(CompiledOperations.Equal),
        }));
        Negate(op == BinaryOperator.NotEqual);
    }

    private void Negate(bool negate)
    {
        if (negate)
        {
            _il.Emit(OpCodes.Ldc_I4_0);
            _il.Emit(OpCodes.Ceq);
        }
    }
}
