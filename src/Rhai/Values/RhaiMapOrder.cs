using Maru.Rhai.Operations;

namespace Maru.Rhai.Values;

/// <summary>The entries of a map in order of their keys, at the time of the call.</summary>
internal readonly struct RhaiMapOrder(RhaiMapEntry[] entries, int[] order)
{
    public static int[] Sort(RhaiMapEntry[] entries, int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        Array.Sort(Array.ConvertAll(order, i => entries[i].Key), order, ScalarOrder.Comparer);
        return order;
    }

    public int Count => order.Length;

    public string Key(int position) => entries[order[position]].Key;

    public RhaiValue Value(int position) => entries[order[position]].Value;
}
