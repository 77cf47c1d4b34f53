using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>Emits expressions of numbers and bools into locals of the same type.</summary>
internal sealed class NumericExpressions
{
    private readonly NumericMethod _method;
    private readonly NumericWriter _code;
    private readonly ILGenerator _il;
    private readonly NumericArithmetic _arithmetic;
    private readonly NumericComparison _comparison;
    private readonly NumericCalls _calls;

    public NumericExpressions(NumericMethod method, NumericWriter code, NumericGroup group)
    {
        (_method, _code, _il) = (method, code, code.Il);
        _arithmetic = new NumericArithmetic(method, code, this);
        _comparison = new NumericComparison(method, code, this);
        _calls = new NumericCalls(method, code, group, this);
    }

    /// <summary>Emits control flow that is used as a value.</summary>
    public NumericStatements Statements { get; set; } = null!;

    public LocalBuilder Into(BoundNode node)
    {
        var target = _code.Rent(_method.KindOf(node));
        Into(target, node);
        return target;
    }

    public void Into(LocalBuilder target, BoundNode node)
    {
        switch (node)
        {
            case BoundConstant constant: NumericConstant.Emit(_il, constant, _method.KindOf(constant)); break;
            case BoundLocal local: _il.Emit(OpCodes.Ldloc, _code.Variable(local.Variable)); break;
            case BoundBinary binary when !binary.Operator.IsComparison(): _arithmetic.Value(binary); break;
            case BoundUnary { Operator: not UnaryOperator.Not } unary: Unary(unary); break;
            case BoundScriptCall call: _calls.Call(target, call); return;
            case BoundIf or BoundBlock: Statements.Value(target, node); return;
            default: Truth(node); break;
        }

        _il.Emit(OpCodes.Stloc, target);
    }

    public void Free(LocalBuilder local, BoundNode node) => _code.Return(local, _method.KindOf(node));

    /// <summary>Jumps to the label if the condition is false.</summary>
    public void Unless(BoundNode condition, Label otherwise)
    {
        switch (condition)
        {
            case BoundLogic { IsAnd: true } both:
                Unless(both.Left, otherwise);
                Unless(both.Right, otherwise);
                break;
            case BoundLogic either:
                var (right, holds) = (_il.DefineLabel(), _il.DefineLabel());
                Unless(either.Left, right);
                _il.Emit(OpCodes.Br, holds);
                _il.MarkLabel(right);
                Unless(either.Right, otherwise);
                _il.MarkLabel(holds);
                break;
            case BoundBinary comparison when comparison.Operator.IsComparison():
                _comparison.Unless(comparison, otherwise);
                break;
            default:
                var value = Into(condition);
                _il.Emit(OpCodes.Ldloc, value);
                _il.Emit(OpCodes.Brfalse, otherwise);
                Free(value, condition);
                break;
        }
    }

    private void Truth(BoundNode node)
    {
        if (node is BoundUnary not)
        {
            var value = Into(not.Operand);
            _il.Emit(OpCodes.Ldloc, value);
            _il.Emit(OpCodes.Ldc_I4_0);
            _il.Emit(OpCodes.Ceq);
            Free(value, not.Operand);
            return;
        }

        var (no, done) = (_il.DefineLabel(), _il.DefineLabel());
        Unless(node, no);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Br, done);
        _il.MarkLabel(no);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.MarkLabel(done);
    }

    private void Unary(BoundUnary unary)
    {
        var value = Into(unary.Operand);
        if (unary.Operator == UnaryOperator.Minus && _method.KindOf(unary) == NumericKind.Int)
        {
            var negated = _code.Rent(NumericKind.Int);
            _code.Run();
            _il.Emit(OpCodes.Ldloc, value);
            _code.Call(nameof(NumericOperations.Negate));
            _il.Emit(OpCodes.Stloc, negated);
            _code.LeaveOnFault();
            _il.Emit(OpCodes.Ldloc, negated);
            _code.Return(negated, NumericKind.Int);
        }
        else
        {
            _il.Emit(OpCodes.Ldloc, value);
            _il.Emit(unary.Operator == UnaryOperator.Minus ? OpCodes.Neg : OpCodes.Nop);
        }

        Free(value, unary.Operand);
    }
}
