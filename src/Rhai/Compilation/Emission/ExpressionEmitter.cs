using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits expressions: their value into a local, or a condition as a jump.</summary>
internal sealed class ExpressionEmitter
{
    private readonly CodeWriter _code;
    private readonly ILGenerator _il;
    private readonly ArithmeticEmitter _arithmetic;
    private readonly BranchEmitter _branches;
    private readonly ChainEmitter _chains;
    private readonly ValueEmitter _values;

    public ExpressionEmitter(CodeWriter code)
    {
        (_code, _il) = (code, code.Il);
        _arithmetic = new ArithmeticEmitter(code, this);
        _branches = new BranchEmitter(code, this, _arithmetic);
        _values = new ValueEmitter(code, this);
        _chains = new ChainEmitter(code, this);
    }

    /// <summary>Emits control flow that is used as a value.</summary>
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
            case BoundBinary binary when binary.Operator.IsComparison(): _arithmetic.CompareInto(target, binary); break;
            case BoundBinary binary: _arithmetic.Value(target, binary); break;
            case BoundLogic logic: _branches.Truth(target, logic); break;
            case BoundUnary unary: Unary(target, unary); break;
            case BoundScriptCall { Names: null, Arguments.Count: <= 3 } call: Call(target, call); break;
            case BoundChain chain when ChainEmitter.Can(chain): _chains.Into(target, chain, borrow); break;
            case BoundIf or BoundBlock or BoundWhile or BoundFor or BoundSwitch: Statements.Value(target, node); break;
            case var _ when ValueEmitter.Can(node): _values.Into(target, node); break;
            default: Interpreted(target, node, borrow); break;
        }
    }

    /// <summary>Jumps to the label if the condition has this result, otherwise continues.</summary>
    public void When(BoundNode node, bool isTrue, Label target) => _branches.When(node, isTrue, target);

    public void MakeBool(LocalBuilder target) => _arithmetic.MakeBool(target);

    public void Interpreted(LocalBuilder target, BoundNode node, bool borrow)
    {
        _code.Constant(node);
        _il.Emit(OpCodes.Ldarg_1);
        _code.Call(borrow ? Members.Borrow : Members.Evaluate);
        _il.Emit(OpCodes.Stloc, target);
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

    // As in the interpreter, a plain variable as first argument is read last.
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
