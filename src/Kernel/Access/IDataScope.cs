namespace Maru.Kernel.Access;

/// <summary>
/// Which data of the plant somebody may see. Dimensions combine with AND, values in one with OR. A dimension that is absent restricts
/// nothing, an empty one hides everything, and no scope at all hides everything. Immutable; thread safe.
/// </summary>
public interface IDataScope
{
    /// <summary>Nothing is hidden.</summary>
    bool IsAll { get; }

    /// <summary>Everything is hidden.</summary>
    bool IsNothing { get; }

    /// <summary>
    /// Equal for scopes that show the same and different for others; part of the key of every cache of what was filtered by it.
    /// </summary>
    string Hash { get; }

    /// <summary>The values seen in a dimension, compared by ordinal; null when it restricts nothing.</summary>
    /// <param name="dimension">The dimension.</param>
    IReadOnlySet<string>? ValuesOf(ScopeDimension dimension);

    /// <summary>Whether a thing in memory is seen. Sums are made after asking, never before.</summary>
    /// <param name="values">Where it stands, in the dimensions it has.</param>
    bool Allows(params ReadOnlySpan<ScopedValue> values);
}
