using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Typed;
using Maru.Rhai.Running;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits statements and control flow. A null target means that the value is not needed.</summary>
internal sealed class StatementEmitter
{
    private readonly CodeWriter _code;
    private readonly ILGenerator _il;
    private readonly ExpressionEmitter _expressions;
    private readonly LoopEmitter _loops;
    private readonly ForEmitter _fors;
    private readonly AssignmentEmitter _assignments;
    private readonly SwitchEmitter _switches;
    private readonly TypedLoops _typed;
    private readonly BoundFunction _function;
    private readonly bool _isWhole;
    private readonly bool _countsEach;

    public StatementEmitter(CodeWriter code, BoundFunction function, bool isWhole)
    {
        (_code, _il, _function, _isWhole) = (code, code.Il, function, isWhole);
        var engine = function.Program.Engine;
        _expressions = new ExpressionEmitter(code) { Statements = this };
        _assignments = new AssignmentEmitter(code, _expressions, engine);
        _typed = new TypedLoops(code, _assignments, function.Program);
        _loops = new LoopEmitter(code, _expressions, this, _typed);
        _fors = new ForEmitter(code, _expressions, this, _loops, _typed);
        _switches = new SwitchEmitter(code, _expressions, this);
        _countsEach = engine.Hooks.Progress is not null;
    }

    public void Value(LocalBuilder? target, BoundNode node)
    {
        _typed.Exits.Mark(node);
        switch (node)
        {
            case BoundBlock { TrimsNames: false } block: Block(target, block, counted: 0); break;
            case BoundIf choice: If(target, choice); break;
            case BoundSwitch choice: _switches.Switch(target, choice); break;
            case BoundWhile { CatchesEarlyLeave: false } loop: _loops.While(target, loop); break;
            case BoundFor { CatchesEarlyLeave: false } loop when _fors.Can(loop): _fors.For(target, loop); break;
            case BoundLeave { Value: null or { MaySignal: false } } leave: Leave(leave); break;
            case BoundAssign assign when _assignments.Can(assign): Done(target, () => _assignments.Assign(assign)); break;
            case BoundChain chain when _assignments.CanSet(chain): Done(target, () => _assignments.Set(chain)); break;
            case BoundLet let when _assignments.Can(let): Done(target, () => _assignments.Let(let)); break;
            default: Other(target, node); break;
        }
    }

    /// <summary>A loop, beginning with its condition.</summary>
    public void Rest(LocalBuilder target, BoundWhile loop) => _loops.While(target, loop, fromTest: true);

    private void Done(LocalBuilder? target, Action emit)
    {
        emit();
        if (target is not null)
        {
            _code.Clear(target);
        }
    }

    private void Other(LocalBuilder? target, BoundNode node)
    {
        (node as BoundTry)?.Compile(_function);
        var value = target ?? _code.Rent();
        if (node is BoundBlock or BoundIf or BoundWhile or BoundFor or BoundLeave or BoundAssign or BoundLet || node.MaySignal)
        {
            _expressions.Interpreted(value, node, borrow: false);
            if (node.MaySignal)
            {
                AfterSignal(value);
            }
        }
        else
        {
            _expressions.Into(value, node, borrow: false);
        }

        if (target is null)
        {
            _code.Clear(value);
            _code.Return(value);
        }
    }

    /// <summary>One iteration of a loop's body.</summary>
    public void Turn(BoundLoop loop)
    {
        if (!_countsEach && loop.Body is BoundBlock { TrimsNames: false, Statements.Count: > 0 } block)
        {
            _code.Step(block, block.Statements[0], block.IsSettled);
            Block(null, block, counted: 1);
            return;
        }

        _code.Step(loop.Body, null, loop.IsSettled);
        Value(null, loop.Body);
    }

    private void Block(LocalBuilder? target, BoundBlock block, int counted)
    {
        for (var i = 0; i < block.Statements.Count; i++)
        {
            if (i >= counted)
            {
                _code.Step(block.Statements[i], null, block.IsSettled);
            }

            Value(i == block.Statements.Count - 1 ? target : null, block.Statements[i]);
        }

        if (target is not null && block.Statements.Count == 0)
        {
            _code.Clear(target);
        }
    }

    private void If(LocalBuilder? target, BoundIf choice)
    {
        var (otherwise, done) = (_il.DefineLabel(), _il.DefineLabel());
        _expressions.When(choice.Condition, isTrue: false, otherwise);
        Value(target, choice.Then);
        _il.Emit(OpCodes.Br, done);
        _il.MarkLabel(otherwise);
        if (choice.Otherwise is { } other)
        {
            Value(target, other);
        }
        else if (target is not null)
        {
            _code.Clear(target);
        }

        _il.MarkLabel(done);
    }

    private void Leave(BoundLeave leave)
    {
        _expressions.Into(_code.Result, leave.Value ?? BoundConstant.UnitAt(leave.Position), borrow: false);
        if (leave.Signal != Signal.Return && _loops.Current is { } loop)
        {
            Jump(leave.Signal, loop);
            return;
        }

        if (leave.Signal != Signal.Return || !_isWhole)
        {
            _code.Signal(leave.Signal);
        }

        _il.Emit(OpCodes.Br, _code.Exit);
    }

    private void Jump(Signal signal, LoopExits loop)
    {
        if (signal == Signal.Break && loop.Value is { } value)
        {
            _il.Emit(OpCodes.Ldloc, _code.Result);
            _il.Emit(OpCodes.Stloc, value);
        }

        _il.Emit(OpCodes.Br, signal == Signal.Break ? loop.Break : loop.Continue);
    }

    /// <summary>Interpreted code may have signalled to leave.</summary>
    public void AfterSignal(LocalBuilder value)
    {
        var go = _il.DefineLabel();
        _il.Emit(OpCodes.Ldarg_1);
        _il.Emit(OpCodes.Ldfld, Members.Signal);
        _il.Emit(OpCodes.Brfalse, go);
        _il.Emit(OpCodes.Ldloc, value);
        _il.Emit(OpCodes.Stloc, _code.Result);
        if (_loops.Current is { } loop)
        {
            foreach (var signal in new[] { Signal.Break, Signal.Continue })
            {
                var next = _il.DefineLabel();
                _il.Emit(OpCodes.Ldarg_1);
                _il.Emit(OpCodes.Ldfld, Members.Signal);
                _il.Emit(OpCodes.Ldc_I4, (int)signal);
                _il.Emit(OpCodes.Bne_Un, next);
                _code.Signal(Signal.None);
                Jump(signal, loop);
                _il.MarkLabel(next);
            }
        }

        _il.Emit(OpCodes.Br, _code.Exit);
        _il.MarkLabel(go);
    }
}
