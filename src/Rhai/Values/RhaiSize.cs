namespace Maru.Rhai.Values;

/// <summary>The size of a value including nested values: elements of arrays and blobs, entries of maps, bytes of text.</summary>
internal readonly record struct RhaiSize(long Elements, long Entries, long Bytes)
{
    public static RhaiSize operator +(RhaiSize a, RhaiSize b) => new(a.Elements + b.Elements, a.Entries + b.Entries, a.Bytes + b.Bytes);

    public static RhaiSize operator -(RhaiSize a, RhaiSize b) => new(a.Elements - b.Elements, a.Entries - b.Entries, a.Bytes - b.Bytes);

    /// <summary>About how many bytes must be read to visit all of it.</summary>
    public long Weight => Bytes + (16 * Elements) + (128 * Entries);

    /// <summary>The size of a value's content; nothing for plain values.</summary>
    public static RhaiSize Of(in RhaiValue value) => value.Object is { } o && o is not RhaiMark ? o.Size : default;
}
