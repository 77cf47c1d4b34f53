namespace Maru.Rhai.Runtime;

/// <summary>The entries of a map by key, as they stood when asked for.</summary>
internal readonly struct RhaiMapOrder(RhaiMapEntry[] entries, int[] order)
{
    public int Count => order.Length;

    public string Key(int position) => entries[order[position]].Key;

    public RhaiValue Value(int position) => entries[order[position]].Value;
}
