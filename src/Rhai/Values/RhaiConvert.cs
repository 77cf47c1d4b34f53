using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Maru.Rhai.Values;

/// <summary>Values from C# objects and back.</summary>
public static class RhaiConvert
{
    /// <summary>
    /// An object as a script's value: whole numbers are integers, floats and decimals floats, dictionaries with text keys maps,
    /// other sequences arrays, byte[] a blob. Everything else is an object of the host, passed by reference.
    /// </summary>
    public static RhaiValue FromObject(object? value) => value switch
    {
        null => default,
        RhaiValue v => v.Share(),
        string v => v,
        bool v => v,
        long v => v,
        int v => (long)v,
        double v => v,
        float v => (double)v,
        decimal v => (double)v,
        short or sbyte or ushort or uint or byte => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong v when v <= long.MaxValue => (long)v,
        ulong v => (double)v,
        char v => char.IsSurrogate(v) ? RhaiValue.FromScalar(0xFFFD) : RhaiValue.FromScalar(v),
        Rune v => RhaiValue.FromRune(v),
        JsonElement v => RhaiJson.FromElement(v, JsonNumbers.AsInteger),
        byte[] v => new RhaiValue(new RhaiBlob([.. v])),
        IEnumerable<KeyValuePair<string, RhaiValue>> v => FromPairs(v, x => x.Share()),
        IEnumerable<KeyValuePair<string, object?>> v => FromPairs(v, FromObject),
        IEnumerable<RhaiValue> v => FromItems(v),
        IList v => FromItems(v.Cast<object?>().Select(FromObject)),
        _ => new RhaiValue(new RhaiHost(value, value.GetType().Name)),
    };

    /// <summary>
    /// The value as a C# object: long, double, bool, string, <see cref="Rune"/>, byte[], List and Dictionary of objects, the host's own
    /// object; <c>()</c> is null. Ranges, functions and instants stay <see cref="RhaiValue"/>.
    /// </summary>
    public static object? ToObject(RhaiValue value) => value.Kind switch
    {
        RhaiKind.Unit => null,
        RhaiKind.Bool => value.Bool,
        RhaiKind.Int => value.Int,
        RhaiKind.Byte => (byte)value.Int,
        RhaiKind.Float => value.Float,
        RhaiKind.Char => new Rune(value.Char),
        RhaiKind.String => value.Text.Value,
        RhaiKind.Blob => value.Blob.Bytes.ToArray(),
        RhaiKind.Array => ToList(value.Array),
        RhaiKind.Map => ToDictionary(value.Map),
        RhaiKind.Host => value.HostObject,
        _ => value,
    };

    /// <summary>The elements of an array.</summary>
    /// <exception cref="InvalidCastException">The value is not an array.</exception>
    public static IReadOnlyList<RhaiValue> ToItems(RhaiValue value) =>
        value.Kind == RhaiKind.Array ? [.. value.Share().Array.Copy().Items] : throw new InvalidCastException($"A {RhaiTypes.NameOf(value)} is no array.");

    /// <summary>The entries of a map, by key in the order of Unicode scalars.</summary>
    /// <exception cref="InvalidCastException">The value is not a map.</exception>
    public static IReadOnlyList<KeyValuePair<string, RhaiValue>> ToEntries(RhaiValue value)
    {
        var entries = value.Kind == RhaiKind.Map ? value.Map.Sorted : throw new InvalidCastException($"A {RhaiTypes.NameOf(value)} is no map.");
        var list = new List<KeyValuePair<string, RhaiValue>>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            list.Add(new(entries.Key(i), entries.Value(i).Share()));
        }

        return list;
    }

    internal static object? ToObject(in RhaiValue value, Type type)
    {
        var plain = ToObject(value);
        return type == typeof(int) && plain is long number ? checked((int)number) : plain;
    }

    private static RhaiValue FromPairs<T>(IEnumerable<KeyValuePair<string, T>> pairs, Func<T, RhaiValue> convert)
    {
        var map = new RhaiMap();
        foreach (var (key, value) in pairs)
        {
            map.Set(RhaiText.FromHost(key).Value, convert(value));
        }

        return new RhaiValue(map);
    }

    private static RhaiValue FromItems(IEnumerable<RhaiValue> values)
    {
        var array = new RhaiArray();
        foreach (var value in values)
        {
            array.Add(value.Share());
        }

        return new RhaiValue(array);
    }

    private static List<object?> ToList(RhaiArray array)
    {
        var list = new List<object?>(array.Count);
        foreach (ref readonly var item in array.Items)
        {
            list.Add(ToObject(item));
        }

        return list;
    }

    private static Dictionary<string, object?> ToDictionary(RhaiMap map)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        var entries = map.Sorted;
        for (var i = 0; i < entries.Count; i++)
        {
            result.Add(entries.Key(i), ToObject(entries.Value(i)));
        }

        return result;
    }
}
