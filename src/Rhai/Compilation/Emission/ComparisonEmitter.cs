using System.Reflection.Emit;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits comparisons of whole numbers and of floats as jumps.</summary>
internal sealed class ComparisonEmitter(CodeWriter code)
{
    private readonly ILGenerator _il = code.Il;

    /// <summary>
    /// Jumps to the first label if the comparison has this result and to the last if not; to the middle one if the values are neither
    /// whole numbers nor floats.
    /// </summary>
    public void When(BinaryOperator op, bool isTrue, LocalBuilder a, LocalBuilder b, (Label Target, Label Slow, Label Done) labels)
    {
        var floats = _il.DefineLabel();
        code.UnlessMarked(a, Members.IntMark, floats);
        code.UnlessMarked(b, Members.IntMark, labels.Slow);
        code.Bits(a);
        code.Bits(b);
        _il.Emit(OperatorCodes.Branch(op, isTrue), labels.Target);
        _il.Emit(OpCodes.Br, labels.Done);
        _il.MarkLabel(floats);
        code.UnlessMarked(a, Members.FloatMark, labels.Slow);
        code.UnlessMarked(b, Members.FloatMark, labels.Slow);
        Floats(op, a, b);
        _il.Emit(isTrue ? OpCodes.Brtrue : OpCodes.Brfalse, labels.Target);
        _il.Emit(OpCodes.Br, labels.Done);
    }

    private void Floats(BinaryOperator op, LocalBuilder a, LocalBuilder b)
    {
        var swapped = op is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual;
        code.Bits(swapped ? b : a, asFloat: true);
        code.Bits(swapped ? a : b, asFloat: true);
        _il.Emit(OpCodes.Call, OperatorCodes.FloatTest(op));
    }
}
