using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation;

/// <summary>The literals of switch cases as values.</summary>
internal static class SwitchCases
{
    public static BoundSwitchCase Read(Expression syntax, BoundNode? guard, BoundNode body) => syntax is RangeExpression range
        ? new BoundSwitchCase(default, new RhaiRange(Bound(range.Start, 0), Bound(range.End, long.MaxValue), range.IsInclusive), guard, body)
        : new BoundSwitchCase(Value(syntax), null, guard, body);

    private static long Bound(Expression? syntax, long missing) => syntax is null ? missing : Value(syntax).Int;

    public static RhaiValue Value(Expression syntax) => syntax switch
    {
        ParenthesizedExpression e => Value(e.Inner),
        IntegerLiteral e => e.Value,
        FloatLiteral e => e.Value,
        BoolLiteral e => e.Value,
        CharLiteral e => RhaiValue.FromRune(e.Value),
        StringLiteral e => e.Value,
        UnaryExpression { Operator: UnaryOperator.Minus } e => Negative(Value(e.Operand)),
        UnaryExpression e => Value(e.Operand),
        ArrayLiteral e => new RhaiValue(new RhaiArray([.. e.Items.Select(Value)])),
        MapLiteral e => Map(e),
        InterpolatedString or UnitLiteral => default,
        _ => default,
    };

    private static RhaiValue Negative(in RhaiValue value) => value.IsFloat ? (RhaiValue)(-value.Float) : unchecked(-value.Int);

    private static RhaiValue Map(MapLiteral syntax)
    {
        var map = new RhaiMap();
        foreach (var entry in syntax.Entries)
        {
            map.Set(entry.Name, Value(entry.Value));
        }

        return new RhaiValue(map);
    }
}
