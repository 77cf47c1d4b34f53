namespace Maru.Rhai.Values;

/// <summary>One entry of a map and its link in the hash chain (index + 1, 0 ends it).</summary>
internal struct RhaiMapEntry
{
    public string Key;
    public RhaiValue Value;
    public int Hash;
    public int Next;
}
