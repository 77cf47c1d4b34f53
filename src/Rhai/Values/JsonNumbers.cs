namespace Maru.Rhai.Values;

/// <summary>What a whole number of a JSON text becomes.</summary>
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
