namespace Maru.Rhai.Values;

/// <summary>How whole numbers in JSON are read.</summary>
public enum JsonNumbers
{
    /// <summary>Whole numbers stay integers, so dividing two of them drops the remainder.</summary>
    AsInteger,

    /// <summary>
    /// Every number becomes a float, so that dividing measured values never truncates. Whole values still work as index only after
    /// <c>to_int</c>.
    /// </summary>
    AsFloat,
}
