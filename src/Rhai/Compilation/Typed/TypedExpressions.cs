using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>
/// Emits expressions of assumed kinds into locals of the same type. They change nothing, so any of them can be abandoned.
/// </summary>
internal sealed class TypedExpressions
{
    private readonly ILGenerator _il;
    private readonly TypedKinds _kinds;
    private readonly TypedState _state;
    private readonly TypedArithmetic _arithmetic;

    public TypedExpressions(CodeWriter code, TypedKinds kinds, TypedState state, TypedArrays arrays)
    {
        (_il, _kinds, _state) = (code.Il, kinds, state);
        _arithmetic = new TypedArithmetic(code, state);
        Elements = new TypedElements(_il, kinds, state, arrays, this);
    }

    public TypedElements Elements { get; }

    public LocalBuilder Into(BoundNode node)
    {
        if (node is BoundLocal { Variable: var variable })
        {
            return _state[variable];
        }

        Value(node);
        var target = _state.Rent(_kinds.Of(node));
        _il.Emit(OpCodes.Stloc, target);
        return target;
    }

    public void Free(LocalBuilder local, BoundNode node) => _state.Return(local, _kinds.Of(node));

    /// <summary>Leaves the value on the stack.</summary>
    public void Value(BoundNode node)
    {
        switch (node)
        {
            case BoundConstant constant: NumericConstant.Emit(_il, constant, _kinds.Of(constant)); break;
            case BoundLocal local: _il.Emit(OpCodes.Ldloc, _state[local.Variable]); break;
            case BoundBinary binary when !binary.Operator.IsComparison(): Binary(binary); break;
            case BoundUnary { Operator: not UnaryOperator.Not } unary: Unary(unary); break;
            case BoundChain chain: Elements.Read(chain); break;
            default: Truth(node); break;
        }
    }

    /// <summary><c>x += v</c> and the like; leaves the value on the stack.</summary>
    public void Combine(BinaryOperator op, (LocalBuilder Value, NumericKind Kind) a, BoundNode right)
    {
        var b = Into(right);
        _arithmetic.Combine(op, a, (b, _kinds.Of(right)), right);
        Free(b, right);
    }

    /// <summary>Jumps to the label if the condition has this result, otherwise continues.</summary>
    public void When(BoundNode node, bool isTrue, Label target)
    {
        switch (node)
        {
            case BoundLogic logic: ShortCircuit.When(_il, logic, isTrue, target, When); break;
            case BoundUnary { Operator: UnaryOperator.Not } not: When(not.Operand, !isTrue, target); break;
            case BoundBinary comparison: Compare(comparison, isTrue, target); break;
            default:
                Value(node);
                _il.Emit(isTrue ? OpCodes.Brtrue : OpCodes.Brfalse, target);
                break;
        }
    }

    private void Compare(BoundBinary node, bool isTrue, Label target)
    {
        var (a, b) = (Into(node.Left), Into(node.Right));
        _arithmetic.Compare(node.Operator, (a, _kinds.Of(node.Left)), (b, _kinds.Of(node.Right)));
        if (_kinds.Of(node.Left) == NumericKind.Float || _kinds.Of(node.Right) == NumericKind.Float)
        {
            _il.Emit(isTrue ? OpCodes.Brtrue : OpCodes.Brfalse, target);
        }
        else
        {
            _il.Emit(OperatorCodes.Branch(node.Operator, isTrue), target);
        }

        Free(a, node.Left);
        Free(b, node.Right);
    }

    private void Truth(BoundNode node)
    {
        var (yes, done) = (_il.DefineLabel(), _il.DefineLabel());
        var target = _state.Rent(NumericKind.Bool);
        When(node, isTrue: true, yes);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Stloc, target);
        _il.Emit(OpCodes.Br, done);
        _il.MarkLabel(yes);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Stloc, target);
        _il.MarkLabel(done);
        _il.Emit(OpCodes.Ldloc, target);
        _state.Return(target, NumericKind.Bool);
    }

    private void Binary(BoundBinary node)
    {
        var a = Into(node.Left);
        Combine(node.Operator, (a, _kinds.Of(node.Left)), node.Right);
        Free(a, node.Left);
    }

    private void Unary(BoundUnary unary)
    {
        var value = Into(unary.Operand);
        _il.Emit(OpCodes.Ldloc, value);
        if (unary.Operator == UnaryOperator.Minus && _kinds.Of(unary) == NumericKind.Int)
        {
            _il.Emit(OpCodes.Ldc_I8, long.MinValue);
            _il.Emit(OpCodes.Beq, _state.Otherwise);
            _il.Emit(OpCodes.Ldloc, value);
        }

        _il.Emit(unary.Operator == UnaryOperator.Minus ? OpCodes.Neg : OpCodes.Nop);
        Free(value, unary.Operand);
    }
}
