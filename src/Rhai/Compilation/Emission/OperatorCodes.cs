using System.Reflection;
using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>The instruction or method for an operator on numbers.</summary>
internal static class OperatorCodes
{
    /// <summary>On two floats; null if it is not a single instruction.</summary>
    public static OpCode? OnFloats(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => OpCodes.Add,
        BinaryOperator.Subtract => OpCodes.Sub,
        BinaryOperator.Multiply => OpCodes.Mul,
        BinaryOperator.Divide => OpCodes.Div,
        BinaryOperator.Modulo => OpCodes.Rem,
        _ => null,
    };

    /// <summary>The jump on two whole numbers for a comparison with this result.</summary>
    public static OpCode Branch(BinaryOperator op, bool isTrue) => op switch
    {
        BinaryOperator.Less => isTrue ? OpCodes.Blt : OpCodes.Bge,
        BinaryOperator.LessOrEqual => isTrue ? OpCodes.Ble : OpCodes.Bgt,
        BinaryOperator.Greater => isTrue ? OpCodes.Bgt : OpCodes.Ble,
        BinaryOperator.GreaterOrEqual => isTrue ? OpCodes.Bge : OpCodes.Blt,
        BinaryOperator.Equal => isTrue ? OpCodes.Beq : OpCodes.Bne_Un,
        _ => isTrue ? OpCodes.Bne_Un : OpCodes.Beq,
    };

    /// <summary>The comparison of two floats; for "greater" the sides are exchanged.</summary>
    public static MethodInfo FloatTest(BinaryOperator op) => Members.Operation(op switch
    {
        BinaryOperator.Less or BinaryOperator.Greater => nameof(CompiledOperations.Less),
        BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual => nameof(CompiledOperations.LessOrEqual),
        BinaryOperator.NotEqual => nameof(CompiledOperations.NotEqual),
        _ => nameof(CompiledOperations.Equal),
    });

    /// <summary>A whole number by which any other can be divided.</summary>
    public static bool IsPlainDivisor(BoundNode node) => node is BoundConstant { Value: { IsInt: true, Int: not (0 or -1) } };
}
