using System.Runtime.CompilerServices;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Operations;

/// <summary>Operators as scripts apply them: the built-in ones first, then those the host registered.</summary>
internal static class RhaiOperations
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RhaiValue Binary(RhaiRun run, BinaryOperator op, in RhaiValue a, in RhaiValue b, Position position)
    {
        if (a.IsInt && b.IsInt)
        {
            return RhaiOperators.Integers(op, a.Int, b.Int);
        }

        return Slow(run, op, a, b, position);
    }

    public static RhaiValue Unary(RhaiRun run, UnaryOperator op, in RhaiValue value, Position position)
    {
        switch (op, value.Kind)
        {
            case (UnaryOperator.Minus, RhaiKind.Int): return IntegerMath.Negate(value.Int);
            case (UnaryOperator.Minus, RhaiKind.Float): return -value.Float;
            case (UnaryOperator.Plus, RhaiKind.Int or RhaiKind.Float): return value;
            case (UnaryOperator.Not, RhaiKind.Bool): return !value.Bool;
        }

        return Registered(run, op.TextOf(), [value], position);
    }

    /// <summary><c>+=</c> and the like; any value that is not an array is added to an array as one element.</summary>
    public static RhaiValue Assign(RhaiRun run, BinaryOperator op, ref RhaiValue place, in RhaiValue value, Position position)
    {
        if (op == BinaryOperator.Add && place.Kind >= RhaiKind.Array
            && CountAppending(run, place, value, position) && AppendInPlace(ref place, value))
        {
            run.Sizes.Check(place, position);
            return place;
        }

        place = Binary(run, op, place, value, position);
        return place;
    }

    private static RhaiValue Slow(RhaiRun run, BinaryOperator op, in RhaiValue a, in RhaiValue b, Position position)
    {
        if (a.IsFloat && b.IsFloat && RhaiOperators.Floats(op, a.Float, b.Float) is { } number)
        {
            return number;
        }

        if (RhaiOperators.Other(op, a, b) is not { } result)
        {
            return Registered(run, op.TextOf(), [a, b], position);
        }

        Count(run, op, a, b, result, position);
        run.Sizes.Check(result, position);
        return result;
    }

    private static void Count(RhaiRun run, BinaryOperator op, in RhaiValue a, in RhaiValue b, in RhaiValue result, Position position)
    {
        if (a.Kind <= RhaiKind.Byte && b.Kind <= RhaiKind.Byte)
        {
            return;
        }

        var (left, right) = (RhaiSize.Of(a).Weight, RhaiSize.Of(b).Weight);
        var addsOnly = op == BinaryOperator.Add && a.Kind == RhaiKind.String && result.Text.Continues(a.Text);
        run.Work(addsOnly ? right : op.IsComparison() ? Math.Min(left, right) : 2 * (left + right), position);
    }

    private static RhaiValue Registered(RhaiRun run, string name, Span<RhaiValue> arguments, Position position)
    {
        if (run.Engine.Functions.Find(name, arguments) is { } function)
        {
            return function.Invoke(run, arguments, position);
        }

        return name switch
        {
            "==" when arguments[0].Kind == RhaiKind.Host || arguments[1].Kind == RhaiKind.Host => RhaiComparison.AreEqual(arguments[0], arguments[1]),
            "!=" when arguments[0].Kind == RhaiKind.Host || arguments[1].Kind == RhaiKind.Host => !RhaiComparison.AreEqual(arguments[0], arguments[1]),
            _ => throw RhaiFaults.FunctionNotFound(name, arguments, position),
        };
    }

    private static bool CountAppending(RhaiRun run, in RhaiValue place, in RhaiValue value, Position position)
    {
        run.WorkToOwn(place, position);
        run.Work(value, position);
        return true;
    }

    private static bool AppendInPlace(ref RhaiValue place, in RhaiValue value)
    {
        switch (place.Kind)
        {
            case RhaiKind.Array when value.Kind == RhaiKind.Array:
                var items = value.Array.Copy();
                RhaiPlace.OwnArray(ref place).AddRange(items.Items);
                return true;
            case RhaiKind.Array:
                RhaiPlace.OwnArray(ref place).Add(value);
                return true;
            case RhaiKind.Map when value.Kind == RhaiKind.Map:
                var entries = value.Map.Sorted;
                var map = RhaiPlace.OwnMap(ref place);
                for (var i = 0; i < entries.Count; i++)
                {
                    map.Set(entries.Key(i), entries.Value(i).Share());
                }

                return true;
            case RhaiKind.Blob when value.Kind == RhaiKind.Int:
                RhaiPlace.OwnBlob(ref place).Add((byte)value.Int);
                return true;
            default:
                return false;
        }
    }
}
