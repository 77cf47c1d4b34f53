using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>The assumed kinds of a loop's expressions.</summary>
internal sealed class TypedGuesses(CodeWriter code, TypedKinds kinds)
{
    /// <summary>The loop contains a value that is neither number nor bool, or that could have two kinds.</summary>
    public bool Failed { get; private set; }

    public void Places(BoundChain chain, bool writes)
    {
        if (chain is not { Root: BoundLocal { Variable: var root }, Links.Count: <= 2 } || !code.IsPlain(root)
            || (writes && root.IsConstant))
        {
            Failed = true;
            return;
        }

        kinds.Use(root, writes);
        kinds.Uses.Reach(chain);
        foreach (var link in chain.Links)
        {
            FailIf(link is not IndexLink { IsOptional: false });
            if (link is IndexLink index)
            {
                Expect(index.Index, NumericKind.Int);
            }
        }
    }

    // |= cannot be used if evaluating the right side sets the same field: the left side would be read before.
    public void FailIf(bool fails) => Failed |= fails;

    public void Expect(BoundNode node, NumericKind kind) => FailIf(Expression(node, kind) != kind);

    public NumericKind Expression(BoundNode node, NumericKind wanted)
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
        return kinds.Note(node, kind);
    }

    public NumericKind Variable(LocalVariable variable, NumericKind wanted)
    {
        FailIf(!code.IsPlain(variable));
        return kinds.Read(variable, wanted);
    }

    private NumericKind Binary(BoundBinary node, NumericKind wanted)
    {
        var (left, right) = (kinds.Peek(node.Left), kinds.Peek(node.Right));
        var beside = node.Operator.IsComparison() ? NumericKind.None : wanted;
        left = Expression(node.Left, left != NumericKind.None ? left : right != NumericKind.None ? right : beside);
        right = Expression(node.Right, right != NumericKind.None ? right : left);
        return Made(node.Operator, left, right);
    }

    public static NumericKind Made(BinaryOperator op, NumericKind left, NumericKind right) =>
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
