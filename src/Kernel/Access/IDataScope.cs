namespace Maru.Kernel.Access;

/// <summary>
/// Which data of the plant a person may see. Dimensions are combined with AND, the values of a dimension with OR. An absent dimension
/// restricts nothing, an empty dimension hides everything, and no scope at all hides everything. Immutable; thread safe.
/// </summary>
public interface IDataScope
{
    /// <summary>Nothing is hidden.</summary>
    bool IsAll { get; }

    /// <summary>Everything is hidden.</summary>
    bool IsNothing { get; }

    /// <summary>
    /// Equal for scopes that show the same data and different for others; it must be part of the key of every cache of filtered data.
    /// </summary>
    string Hash { get; }

    /// <summary>The values seen in a dimension, compared by ordinal; null when it restricts nothing.</summary>
    /// <param name="dimension">The dimension.</param>
    IReadOnlySet<string>? ValuesOf(ScopeDimension dimension);

    /// <summary>Whether a thing in memory is visible. Filter before adding up, never after.</summary>
    /// <param name="values">Its codes in the dimensions it has.</param>
    bool Allows(params ReadOnlySpan<ScopedValue> values);
}
