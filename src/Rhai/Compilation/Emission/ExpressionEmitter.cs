using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits expressions: their value into a local, or their truth onto the stack.</summary>
internal sealed class ExpressionEmitter
{
    private readonly CodeWriter _code;
    private readonly ILGenerator _il;
    private readonly ArithmeticEmitter _arithmetic;
    private readonly ChainEmitter _chains;
    private readonly ValueEmitter _values;

    public ExpressionEmitter(CodeWriter code)
    {
        (_code, _il) = (code, code.Il);
        _arithmetic = new ArithmeticEmitter(code, this);
        _values = new ValueEmitter(code, this);
        _chains = new ChainEmitter(code, this);
    }

    /// <summary>Emits control flow where a value is wanted.</summary>
    public StatementEmitter Statements { get; set; } = null!;

    public LocalBuilder Into(BoundNode node, bool borrow)
    {
        var target = _code.Rent();
        Into(target, node, borrow);
        return target;
    }

    public void Into(LocalBuilder target, BoundNode node, bool borrow)
    {
        switch (node)
        {
            case BoundConstant constant: Constant(target, constant); break;
            case BoundLocal local when _code.IsPlain(local.Variable): Local(target, local, borrow); break;
            case BoundBinary binary when CompiledOperations.IsComparison(binary.Operator): Truth(target, node); break;
            case BoundBinary binary: _arithmetic.Value(target, binary); break;
            case BoundLogic: Truth(target, node); break;
            case BoundUnary unary: Unary(target, unary); break;
            case BoundScriptCall { Names: null, Arguments.Count: <= 3 } call: Call(target, call); break;
            case BoundChain chain when ChainEmitter.Can(chain): _chains.Into(target, chain, borrow); break;
            case BoundIf or BoundBlock or BoundWhile or BoundFor or BoundSwitch: Statements.Value(target, node); break;
            case var _ when ValueEmitter.Can(node): _values.Into(target, node); break;
            default: Interpreted(target, node, borrow); break;
        }
    }

    /// <summary>Leaves 1 or 0 on the stack.</summary>
    public void Condition(BoundNode node)
    {
        switch (node)
        {
            case BoundBinary binary when CompiledOperations.IsComparison(binary.Operator): _arithmetic.Compare(binary); break;
            case BoundLogic logic: Logic(logic); break;
            case BoundUnary { Operator: UnaryOperator.Not, Operand: BoundLogic } not:
                Condition(not.Operand);
                _il.Emit(OpCodes.Ldc_I4_0);
                _il.Emit(OpCodes.Ceq);
                break;
            default: TruthOf(node); break;
        }
    }

    public void MakeBool(LocalBuilder target) => _arithmetic.MakeBool(target);

    public void Interpreted(LocalBuilder target, BoundNode node, bool borrow)
    {
        _code.Constant(node);
        _il.Emit(OpCodes.Ldarg_1);
        _code.Call(borrow ? Members.Borrow : Members.Evaluate);
        _il.Emit(OpCodes.Stloc, target);
    }

    private void TruthOf(BoundNode node)
    {
        var (slow, done) = (_il.DefineLabel(), _il.DefineLabel());
        var value = Into(node, borrow: true);
        _code.UnlessMarked(value, Members.BoolMark, slow);
        _code.Bits(value);
        _il.Emit(OpCodes.Conv_I4);
        _il.Emit(OpCodes.Br, done);
        _il.MarkLabel(slow);
        _code.Constant(node);
        _il.Emit(OpCodes.Ldloc, value);
        _code.Call(Members.Operation(nameof(CompiledOperations.IsTrue)));
        _il.MarkLabel(done);
        _code.Return(value);
    }

    private void Truth(LocalBuilder target, BoundNode node)
    {
        if (node is BoundBinary comparison)
        {
            _arithmetic.CompareInto(target, comparison);
            return;
        }

        Condition(node);
        _arithmetic.MakeBool(target);
    }

    private void Logic(BoundLogic logic)
    {
        var (shortCut, done) = (_il.DefineLabel(), _il.DefineLabel());
        Condition(logic.Left);
        _il.Emit(logic.IsAnd ? OpCodes.Brfalse : OpCodes.Brtrue, shortCut);
        Condition(logic.Right);
        _il.Emit(OpCodes.Br, done);
        _il.MarkLabel(shortCut);
        _il.Emit(logic.IsAnd ? OpCodes.Ldc_I4_0 : OpCodes.Ldc_I4_1);
        _il.MarkLabel(done);
    }

    private void Constant(LocalBuilder target, BoundConstant constant)
    {
        var value = constant.Value;
        if (value.Object is RhaiMark { Tag: 0 } && value.Kind is RhaiKind.Int or RhaiKind.Float or RhaiKind.Bool)
        {
            _il.Emit(OpCodes.Ldsfld, value.Kind switch { RhaiKind.Int => Members.IntMark, RhaiKind.Float => Members.FloatMark, _ => Members.BoolMark });
            _il.Emit(OpCodes.Ldc_I8, value.Bits);
            _il.Emit(OpCodes.Newobj, Members.NewValue);
            _il.Emit(OpCodes.Stloc, target);
        }
        else if (value.Object is null && value.Bits == 0)
        {
            _code.Clear(target);
        }
        else
        {
            Interpreted(target, constant, borrow: false);
        }
    }

    private void Local(LocalBuilder target, BoundLocal local, bool borrow)
    {
        _code.Place(local.Variable);
        _il.Emit(OpCodes.Ldobj, typeof(RhaiValue));
        _il.Emit(OpCodes.Stloc, target);
        if (!borrow)
        {
            _code.Share(target);
        }
    }

    private void Unary(LocalBuilder target, BoundUnary unary)
    {
        var operand = Into(unary.Operand, borrow: true);
        _il.Emit(OpCodes.Ldarg_1);
        _code.Constant(unary);
        _il.Emit(OpCodes.Ldloc, operand);
        _code.Call(Members.Operation(nameof(CompiledOperations.Unary)));
        _il.Emit(OpCodes.Stloc, target);
        _code.Return(operand);
    }

    // As in the interpreter, a plain variable in first place is read last.
    private void Call(LocalBuilder target, BoundScriptCall call)
    {
        var arguments = new LocalBuilder[call.Arguments.Count];
        var late = arguments.Length > 0 && call.Arguments[0] is BoundVariable;
        for (var i = late ? 1 : 0; i < arguments.Length; i++)
        {
            arguments[i] = Into(call.Arguments[i], borrow: false);
        }

        if (late)
        {
            arguments[0] = Into(call.Arguments[0], borrow: false);
        }

        _il.Emit(OpCodes.Ldarg_1);
        _code.Constant(call);
        foreach (var argument in arguments)
        {
            _il.Emit(OpCodes.Ldloc, argument);
            _code.Return(argument);
        }

        _code.Call(Members.Call(arguments.Length));
        _il.Emit(OpCodes.Stloc, target);
    }
}
