using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Operations;

/// <summary><c>+</c> of arrays, maps and blobs, and the arithmetic of instants.</summary>
internal static class ContainerOperators
{
    public static RhaiValue? Same(BinaryOperator op, in RhaiValue a, in RhaiValue b) => (op, a.Kind) switch
    {
        (BinaryOperator.Add, RhaiKind.Array) => Join(a.Array, b.Array),
        (BinaryOperator.Add, RhaiKind.Map) => Join(a.Map, b.Map),
        (BinaryOperator.Add, RhaiKind.Blob) => new RhaiValue(new RhaiBlob([.. a.Blob.Bytes, .. b.Blob.Bytes])),
        (_, RhaiKind.Timestamp) => Instants(op, a.Timestamp.Ticks, b.Timestamp.Ticks),
        _ => null,
    };

    public static RhaiValue? Mixed(BinaryOperator op, in RhaiValue a, in RhaiValue b)
    {
        if (a.Kind == RhaiKind.Blob && op == BinaryOperator.Add && b.Kind is RhaiKind.String or RhaiKind.Char or RhaiKind.Int)
        {
            byte[] added = b.Kind == RhaiKind.Int ? [(byte)b.Int] : System.Text.Encoding.UTF8.GetBytes(TextOperators.Text(b).Value);
            return new RhaiValue(new RhaiBlob([.. a.Blob.Bytes, .. added]));
        }

        if (a.Kind != RhaiKind.Timestamp || b.Kind is not (RhaiKind.Int or RhaiKind.Float))
        {
            return null;
        }

        var ticks = (long)(RhaiComparison.ToFloat(b) * TimeSpan.TicksPerSecond);
        return op switch
        {
            BinaryOperator.Add => new RhaiValue(new RhaiTimestamp(a.Timestamp.Ticks + ticks)),
            BinaryOperator.Subtract => new RhaiValue(new RhaiTimestamp(a.Timestamp.Ticks - ticks)),
            _ => default(RhaiValue?),
        };
    }

    private static RhaiValue Join(RhaiArray a, RhaiArray b)
    {
        var joined = a.Copy();
        foreach (ref readonly var item in b.Items)
        {
            joined.Add(item.Share());
        }

        return new RhaiValue(joined);
    }

    private static RhaiValue Join(RhaiMap a, RhaiMap b)
    {
        var joined = a.Copy();
        var entries = b.Sorted;
        for (var i = 0; i < entries.Count; i++)
        {
            joined.Set(entries.Key(i), entries.Value(i).Share());
        }

        return new RhaiValue(joined);
    }

    private static RhaiValue? Instants(BinaryOperator op, long a, long b) => op switch
    {
        BinaryOperator.Subtract => (a - b) / (double)TimeSpan.TicksPerSecond,
        BinaryOperator.Equal => a == b,
        BinaryOperator.NotEqual => a != b,
        BinaryOperator.Less => a < b,
        BinaryOperator.LessOrEqual => a <= b,
        BinaryOperator.Greater => a > b,
        BinaryOperator.GreaterOrEqual => a >= b,
        _ => null,
    };
}
