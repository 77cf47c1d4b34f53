namespace Maru.Rhai.Values;

#pragma warning disable CA1720 // The language's own names for its types are the best ones here.
/// <summary>What a value is. The members from <see cref="Array"/> on are containers that change in place.</summary>
public enum RhaiKind : byte
{
    /// <summary>The only "nothing" of the language, written <c>()</c>.</summary>
    Unit,

    /// <summary>true or false.</summary>
    Bool,

    /// <summary>A 64-bit signed integer.</summary>
    Int,

    /// <summary>A 64-bit float.</summary>
    Float,

    /// <summary>One Unicode scalar.</summary>
    Char,

    /// <summary>An unsigned byte, which occurs only when a blob is iterated or a host passes one.</summary>
    Byte,

    /// <summary>Immutable text.</summary>
    String,

    /// <summary>A half-open range of integers.</summary>
    Range,

    /// <summary>A closed range of integers.</summary>
    RangeInclusive,

    /// <summary>A pointer to a function, with curried arguments.</summary>
    Function,

    /// <summary>An instant of the monotonic clock.</summary>
    Timestamp,

    /// <summary>An object of the host.</summary>
    Host,

    /// <summary>A shared variable; never seen by a script or host.</summary>
    Cell,

    /// <summary>A growable list.</summary>
    Array,

    /// <summary>A map from text to values, sorted by key.</summary>
    Map,

    /// <summary>Bytes.</summary>
    Blob,
}
#pragma warning restore CA1720
