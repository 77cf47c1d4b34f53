using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>
/// The variables and arrays of a loop that only computes with numbers and bools, in variables and in elements of arrays. The kinds are
/// assumed from constants and from the other operands; the generated code checks them.
/// </summary>
internal sealed class TypedShape
{
    private const int Most = 64;
    private readonly CodeWriter _code;
    private readonly AssignmentEmitter _assignments;
    private readonly BoundProgram _program;
    private readonly TypedKinds _kinds = new();
    private readonly TypedGuesses _guesses;
    private int _statements;

    private TypedShape(CodeWriter code, AssignmentEmitter assignments, BoundProgram program)
    {
        (_code, _assignments, _program) = (code, assignments, program);
        _guesses = new TypedGuesses(code, _kinds);
    }

    /// <summary>Null if the loop does more than that.</summary>
    public static TypedKinds? Of(BoundLoop loop, CodeWriter code, AssignmentEmitter assignments, BoundProgram program)
    {
        var shape = new TypedShape(code, assignments, program);
        shape.Statement(loop);
        return shape._guesses.Failed || !shape._kinds.AreSettled ? null : shape._kinds;
    }

    private void Statement(BoundNode node)
    {
        _guesses.FailIf(++_statements > Most);
        switch (_guesses.Failed ? null : node)
        {
            case BoundBlock { TrimsNames: false } block: Block(block); break;
            case BoundIf choice: If(choice); break;
            case BoundWhile { CatchesEarlyLeave: false } loop: While(loop); break;
            case BoundFor { CatchesEarlyLeave: false } loop: For(loop); break;
            case BoundLet { Value: { } value } let when _assignments.Can(let): Let(let.Variable, value); break;
            case BoundAssign { Target: BoundLocal local } assign when _assignments.Can(assign): Assign(assign, local.Variable); break;
            case BoundChain { Assignment: { Value.MaySignal: false } set } chain: Set(chain, set); break;
            case BoundChain chain when TypedPushes.Is(chain): Push(chain, ((BoundLocal)chain.Root).Variable); break;
            case BoundLeave or BoundThrow: break;
            default: _guesses.FailIf(true); break;
        }
    }

    private void Block(BoundBlock block)
    {
        foreach (var statement in block.Statements)
        {
            Statement(statement);
        }
    }

    private void If(BoundIf choice)
    {
        _guesses.Expect(choice.Condition, NumericKind.Bool);
        Statement(choice.Then);
        if (choice.Otherwise is { } otherwise)
        {
            Statement(otherwise);
        }
    }

    private void While(BoundWhile loop)
    {
        _kinds.Uses.Enter(loop);
        if (loop.Condition is { } condition)
        {
            _guesses.Expect(condition, NumericKind.Bool);
        }

        Body(loop);
        _kinds.Uses.Leave();
    }

    private void For(BoundFor loop)
    {
        if (!_code.IsPlain(loop.Variable) || (loop.Counter is { } counter && !_code.IsPlain(counter)))
        {
            _guesses.FailIf(true);
            return;
        }

        if (loop.Iterable is BoundRange range)
        {
            _guesses.Expect(range.Start, NumericKind.Int);
            _guesses.Expect(range.End, NumericKind.Int);
        }
        else if (loop.Iterable is not BoundConstant { Value.Kind: RhaiKind.Range or RhaiKind.RangeInclusive })
        {
            _guesses.FailIf(true);
        }

        _kinds.Declare(loop.Variable, NumericKind.Int);
        if (loop.Counter is not null)
        {
            _kinds.Declare(loop.Counter, NumericKind.Int);
        }

        _kinds.Uses.Enter(loop);
        Body(loop);
        _kinds.Uses.Leave(loop);
    }

    private void Body(BoundLoop loop)
    {
        _guesses.FailIf(loop.Body is not BoundBlock { Statements.Count: > 0 });
        Statement(loop.Body);
    }

    private void Let(LocalVariable variable, BoundNode value) => _kinds.Declare(variable, _guesses.Expression(value, variable.Guess));

    private void Assign(BoundAssign assign, LocalVariable variable)
    {
        var kind = _guesses.Variable(variable, _kinds.Peek(assign.Value));
        var value = _guesses.Expression(assign.Value, kind);
        _guesses.FailIf(kind != (assign.Operator is { } op ? TypedGuesses.Made(op, kind, value) : value));
        _kinds.Change(variable);
    }

    private void Push(BoundChain chain, LocalVariable array)
    {
        var kind = _guesses.Expression(((MethodLink)chain.Links[0]).Arguments[0], NumericKind.None);
        _guesses.FailIf(!_code.IsPlain(array) || !NumericRules.IsValue(kind) || !TypedPushes.IsOfLibrary(_program, kind));
        _kinds.Grow(array);
    }

    private void Set(BoundChain chain, ChainAssignment set)
    {
        var kind = _guesses.Expression(set.Value, NumericKind.None);
        _guesses.Places(chain, writes: true);
        _guesses.FailIf(set.Operator is { } op && TypedGuesses.Made(op, kind, kind) != kind);
        _kinds.Note(chain, kind);
    }
}
