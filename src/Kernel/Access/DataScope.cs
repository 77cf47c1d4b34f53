using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;

namespace Maru.Kernel.Access;

/// <summary>A data scope in memory. Immutable; thread safe.</summary>
public sealed class DataScope : IDataScope
{
    /// <summary>Hides nothing: for administrators and accounts with all access.</summary>
    public static readonly DataScope All = new(isAll: true, FrozenDictionary<ScopeDimension, FrozenSet<string>>.Empty);

    /// <summary>Hides everything: for accounts without a scope.</summary>
    public static readonly DataScope Nothing = new(isAll: false, FrozenDictionary<ScopeDimension, FrozenSet<string>>.Empty);

    private readonly FrozenDictionary<ScopeDimension, FrozenSet<string>> _values;

    private DataScope(bool isAll, FrozenDictionary<ScopeDimension, FrozenSet<string>> values)
    {
        (IsAll, _values) = (isAll, values);
        IsNothing = !isAll && (values.Count == 0 || values.Any(d => d.Value.Count == 0));
        Hash = isAll ? "all" : IsNothing ? "nothing" : HashOf(values);
    }

    /// <inheritdoc />
    public bool IsAll { get; }

    /// <inheritdoc />
    public bool IsNothing { get; }

    /// <inheritdoc />
    public string Hash { get; }

    /// <summary>A scope restricted in the dimensions given; without any it is <see cref="Nothing"/>.</summary>
    /// <param name="values">The values seen, by dimension.</param>
    public static DataScope Of(IReadOnlyDictionary<ScopeDimension, IReadOnlyCollection<string>> values) => values.Count == 0
        ? Nothing
        : new DataScope(isAll: false, values.ToFrozenDictionary(d => d.Key, d => d.Value.ToFrozenSet(StringComparer.Ordinal)));

    /// <inheritdoc />
    public IReadOnlySet<string>? ValuesOf(ScopeDimension dimension) => _values.GetValueOrDefault(dimension);

    /// <inheritdoc />
    public bool Allows(params ReadOnlySpan<ScopedValue> values)
    {
        if (IsAll || IsNothing)
        {
            return IsAll;
        }

        foreach (var (dimension, value) in values)
        {
            if (_values.TryGetValue(dimension, out var seen) && (value is null || !seen.Contains(value)))
            {
                return false;
            }
        }

        return true;
    }

    // Computed over sorted JSON, so that neither the order nor a separator inside a value makes a difference.
    private static string HashOf(FrozenDictionary<ScopeDimension, FrozenSet<string>> values) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(values.OrderBy(d => d.Key)
            .Select(d => new { Dimension = d.Key, Values = d.Value.Order(StringComparer.Ordinal) }))));
}
