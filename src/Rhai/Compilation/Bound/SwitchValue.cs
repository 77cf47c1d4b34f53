using Maru.Rhai.Operations;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>Equality of switch cases: type and content, nothing converted.</summary>
internal static class SwitchValue
{
    public static bool Same(in RhaiValue a, in RhaiValue b)
    {
        if (a.Kind != b.Kind)
        {
            return false;
        }

        return a.Kind switch
        {
            RhaiKind.Float => a.Float.Equals(b.Float) || a.Float == b.Float,
            RhaiKind.Array => Arrays(a.Array, b.Array),
            RhaiKind.Map => Maps(a.Map, b.Map),
            _ => RhaiComparison.AreEqual(a, b),
        };
    }

    private static bool Arrays(RhaiArray a, RhaiArray b)
    {
        for (var i = 0; i < a.Count && a.Count == b.Count; i++)
        {
            if (!Same(a[i], b[i]))
            {
                return false;
            }
        }

        return a.Count == b.Count;
    }

    private static bool Maps(RhaiMap a, RhaiMap b)
    {
        var entries = a.Sorted;
        for (var i = 0; i < entries.Count && a.Count == b.Count; i++)
        {
            if (!b.TryGet(entries.Key(i), out var other) || !Same(entries.Value(i), other))
            {
                return false;
            }
        }

        return a.Count == b.Count;
    }
}
