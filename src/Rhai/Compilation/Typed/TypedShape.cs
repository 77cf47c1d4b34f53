using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>
/// What a loop works on, when it only calculates with numbers and bools, in variables and in elements of arrays. The kinds are
/// presumed from constants and from what stands beside; the code made of them looks whether they are so.
/// </summary>
internal sealed class TypedShape(CodeWriter code, AssignmentEmitter assignments)
{
    private const int Most = 64;
    private readonly TypedKinds _kinds = new();
    private int _statements;
    private bool _failed;

    /// <summary>Null when the loop does more than that.</summary>
    public static TypedKinds? Of(BoundLoop loop, CodeWriter code, AssignmentEmitter assignments)
    {
        var shape = new TypedShape(code, assignments);
        shape.Statement(loop);
        return shape._failed || !shape._kinds.AreSettled ? null : shape._kinds;
    }

    private void Statement(BoundNode node)
    {
        FailIf(++_statements > Most);
        switch (_failed ? null : node)
        {
            case BoundBlock { TrimsNames: false } block: Block(block); break;
            case BoundIf choice: If(choice); break;
            case BoundWhile { CatchesEarlyLeave: false } loop: While(loop); break;
            case BoundFor { CatchesEarlyLeave: false } loop: For(loop); break;
            case BoundLet { Value: { } value } let when assignments.Can(let): Let(let.Variable, value); break;
            case BoundAssign { Target: BoundLocal local } assign when assignments.Can(assign): Assign(assign, local.Variable); break;
            case BoundChain { Assignment: { Value.MaySignal: false } set } chain: Set(chain, set); break;
            case BoundLeave or BoundThrow: break;
            default: _failed = true; break;
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
        Expect(choice.Condition, NumericKind.Bool);
        Statement(choice.Then);
        if (choice.Otherwise is { } otherwise)
        {
            Statement(otherwise);
        }
    }

    private void While(BoundWhile loop)
    {
        if (loop.Condition is { } condition)
        {
            Expect(condition, NumericKind.Bool);
        }

        Body(loop);
    }

    private void For(BoundFor loop)
    {
        if (!code.IsPlain(loop.Variable) || (loop.Counter is { } counter && !code.IsPlain(counter)))
        {
            _failed = true;
            return;
        }

        if (loop.Iterable is BoundRange range)
        {
            Expect(range.Start, NumericKind.Int);
            Expect(range.End, NumericKind.Int);
        }
        else if (loop.Iterable is not BoundConstant { Value.Kind: RhaiKind.Range or RhaiKind.RangeInclusive })
        {
            _failed = true;
        }

        _kinds.Declare(loop.Variable, NumericKind.Int);
        if (loop.Counter is not null)
        {
            _kinds.Declare(loop.Counter, NumericKind.Int);
        }

        Body(loop);
    }

    private void Body(BoundLoop loop)
    {
        FailIf(loop.Body is not BoundBlock { Statements.Count: > 0 });
        Statement(loop.Body);
    }

    private void Let(LocalVariable variable, BoundNode value) => _kinds.Declare(variable, Expression(value, variable.Guess));

    private void Assign(BoundAssign assign, LocalVariable variable)
    {
        var kind = Variable(variable, _kinds.Peek(assign.Value));
        var value = Expression(assign.Value, kind);
        FailIf(kind != (assign.Operator is { } op ? Made(op, kind, value) : value));
        _kinds.Change(variable);
    }

    private void Set(BoundChain chain, ChainAssignment set)
    {
        var kind = Expression(set.Value, NumericKind.None);
        Places(chain, writes: true);
        FailIf(set.Operator is { } op && Made(op, kind, kind) != kind);
        _kinds.Note(chain, kind);
    }

    private void Places(BoundChain chain, bool writes)
    {
        if (chain is not { Root: BoundLocal { Variable: var root }, Links.Count: <= 2 } || !code.IsPlain(root)
            || (writes && root.IsConstant))
        {
            _failed = true;
            return;
        }

        _kinds.Use(root, writes);
        foreach (var link in chain.Links)
        {
            FailIf(link is not IndexLink { IsOptional: false });
            if (link is IndexLink index)
            {
                Expect(index.Index, NumericKind.Int);
            }
        }
    }

    // No |= where the right side may fail on its own: the left would be read before.
    private void FailIf(bool fails) => _failed |= fails;

    private void Expect(BoundNode node, NumericKind kind) => FailIf(Expression(node, kind) != kind);

    private NumericKind Expression(BoundNode node, NumericKind wanted)
    {
        var kind = node switch
        {
            BoundConstant constant => NumericRules.Of(constant.Value),
            BoundLocal local => Variable(local.Variable, wanted),
            BoundBinary binary => Binary(binary, wanted),
            BoundLogic logic => Logic(logic),
            BoundUnary unary => NumericRules.Unary(unary.Operator, Expression(unary.Operand, wanted)),
            BoundChain { IsRead: true } chain => Element(chain, wanted),
            _ => NumericKind.Mixed,
        };
        FailIf(!NumericRules.IsValue(kind));
        return _kinds.Note(node, kind);
    }

    private NumericKind Variable(LocalVariable variable, NumericKind wanted)
    {
        FailIf(!code.IsPlain(variable));
        return _kinds.Read(variable, wanted);
    }

    private NumericKind Binary(BoundBinary node, NumericKind wanted)
    {
        var (left, right) = (_kinds.Peek(node.Left), _kinds.Peek(node.Right));
        var beside = node.Operator.IsComparison() ? NumericKind.None : wanted;
        left = Expression(node.Left, left != NumericKind.None ? left : right != NumericKind.None ? right : beside);
        right = Expression(node.Right, right != NumericKind.None ? right : left);
        return Made(node.Operator, left, right);
    }

    private static NumericKind Made(BinaryOperator op, NumericKind left, NumericKind right) =>
        op is BinaryOperator.Power or BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight
            ? NumericKind.Mixed : NumericRules.Binary(op, left, right);

    private NumericKind Logic(BoundLogic logic)
    {
        Expect(logic.Left, NumericKind.Bool);
        Expect(logic.Right, NumericKind.Bool);
        return NumericKind.Bool;
    }

    private NumericKind Element(BoundChain chain, NumericKind wanted)
    {
        Places(chain, writes: false);
        return wanted;
    }
}
