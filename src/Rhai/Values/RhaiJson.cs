using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.Rhai.Values;

/// <summary>Values from JSON and to JSON.</summary>
public static class RhaiJson
{
    /// <summary>A JSON value as a script's: null is <c>()</c>, objects are maps. Numbers past 64 bits become floats.</summary>
    public static RhaiValue FromElement(JsonElement element, JsonNumbers numbers) => FromElement(element, numbers, null);

    /// <summary>Calls the action before each value inside an array or object is made.</summary>
    internal static RhaiValue FromElement(JsonElement element, JsonNumbers numbers, Action? making) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(element, numbers),
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Array => FromArray(element, numbers, making),
        JsonValueKind.Object => FromObject(element, numbers, making),
        _ => default,
    };

    /// <summary>
    /// A script's value as JSON. Chars become text, blobs base64, infinities and NaN null, functions and instants their printed form.
    /// </summary>
    public static JsonNode? ToNode(RhaiValue value) => value.Kind switch
    {
        RhaiKind.Unit => null,
        RhaiKind.Bool => JsonValue.Create(value.Bool),
        RhaiKind.Int or RhaiKind.Byte => JsonValue.Create(value.Int),
        RhaiKind.Float => double.IsFinite(value.Float) ? JsonValue.Create(value.Float) : null,
        RhaiKind.Blob => JsonValue.Create(Convert.ToBase64String(value.Blob.Bytes)),
        RhaiKind.Array => ToArray(value.Array),
        RhaiKind.Map => ToObject(value.Map),
        _ => JsonValue.Create(RhaiPrinter.Print(value)),
    };

    private static RhaiValue Number(JsonElement element, JsonNumbers numbers)
    {
        if (numbers == JsonNumbers.AsInteger && element.TryGetInt64(out var whole))
        {
            return whole;
        }

        return double.Parse(element.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static RhaiValue FromArray(JsonElement element, JsonNumbers numbers, Action? making)
    {
        var items = new RhaiArray(making is null ? element.GetArrayLength() : 0);
        foreach (var item in element.EnumerateArray())
        {
            making?.Invoke();
            items.Add(FromElement(item, numbers, making));
        }

        return new RhaiValue(items);
    }

    private static RhaiValue FromObject(JsonElement element, JsonNumbers numbers, Action? making)
    {
        var map = new RhaiMap();
        foreach (var property in element.EnumerateObject())
        {
            making?.Invoke();
            map.Set(RhaiText.FromHost(property.Name).Value, FromElement(property.Value, numbers, making));
        }

        return new RhaiValue(map);
    }

    private static JsonArray ToArray(RhaiArray array)
    {
        var items = new JsonArray();
        foreach (ref readonly var item in array.Items)
        {
            items.Add(ToNode(item));
        }

        return items;
    }

    private static JsonObject ToObject(RhaiMap map)
    {
        var result = new JsonObject();
        var entries = map.Sorted;
        for (var i = 0; i < entries.Count; i++)
        {
            result.Add(entries.Key(i), ToNode(entries.Value(i)));
        }

        return result;
    }
}
