using System.Text;
using System.Text.Json.Nodes;

namespace Maru.Host.Tests.Malformed;

/// <summary>Breaks JSON: first its structure, then its bytes.</summary>
internal sealed class Mutation(Random random)
{
    private const string Mark = "@@odd@@";

    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1", "1.5", "1e999", "-1e999", "1E-400", "2147483648", "9223372036854775808", "-9223372036854775809",
        "123456789012345678901234567890", "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udfff\\ud800\"", "\"🙂\"", "\"\\r\\nX: y\"",
        "[]", "{}", "[null]", "[[]]", "{\"\":null}", "\"9999-12-31T23:59:59.9999999Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"-1\"", "\"NaN\"",
        "\"' OR 1=1 --\"", "\"../../etc/passwd\"", "\"http://user:pw@x/\"", "\"%00\"", "NaN", "'x'", "01", "+1", "undefined", "\"\\x\"", "// x\n1",
    ];

    private static readonly byte[][] BadBytes = [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x00], [0xEF, 0xBB, 0xBF], [0xE2, 0x82]];

    /// <summary>The body, broken up to three times over; now and then left whole.</summary>
    public byte[] Of(JsonNode? sample)
    {
        var root = sample?.DeepClone();
        var text = new StringBuilder();
        var odds = new List<string>();
        for (var n = random.Next(4); n > 0; n--)
        {
            root = Restructure(root, odds);
        }

        text.Append(root?.ToJsonString() ?? "");
        foreach (var odd in odds)
        {
            text.Replace($"\"{Mark}{odds.IndexOf(odd)}\"", odd);
        }

        if (random.Next(12) == 0)
        {
            Duplicate(text);
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return random.Next(6) == 0 ? Damage(bytes) : bytes;
    }

    private JsonNode? Restructure(JsonNode? root, List<string> odds)
    {
        var places = Places(root).ToList();
        if (places.Count == 0)
        {
            return OddNode(odds);
        }

        var place = places[random.Next(places.Count)];
        switch (place.Parent, random.Next(5))
        {
            case (JsonObject o, 0): o.Remove(place.GetPropertyName()); break;
            case (JsonObject o, 1): o[Pick(["x", "", "id", "$ref", "__proto__", "Model", "model", "ü"])] = OddNode(odds); break;
            case (JsonArray a, 0): a.RemoveAt(place.GetElementIndex()); break;
            case (JsonArray a, 1): a.Add(OddNode(odds)); break;
            case ({ }, _): place.ReplaceWith(OddNode(odds)); break;
            default: return OddNode(odds);
        }

        return root;
    }

    private JsonValue OddNode(List<string> odds)
    {
        odds.Add(random.Next(8) switch
        {
            0 => $"\"{new string('a', random.Next(1, 20_000))}\"",
            1 => new string('[', random.Next(1, 200)) + new string(']', random.Next(1, 200)),
            2 => string.Concat(Enumerable.Repeat("{\"a\":", random.Next(1, 2_000))) + "1",
            _ => Pick(Odd),
        });
        return JsonValue.Create($"{Mark}{odds.Count - 1}");
    }

    private static IEnumerable<JsonNode> Places(JsonNode? node) => node switch
    {
        JsonObject o => o.Select(p => p.Value).OfType<JsonNode>().SelectMany(Places).Prepend(o),
        JsonArray a => a.OfType<JsonNode>().SelectMany(Places).Prepend(a),
        null => [],
        _ => [node],
    };

    private static void Duplicate(StringBuilder text)
    {
        var whole = text.ToString();
        if (whole.Length > 2 && whole[0] == '{' && whole[^1] == '}')
        {
            text.Insert(text.Length - 1, "," + whole[1..^1]);
        }
    }

    private byte[] Damage(byte[] bytes)
    {
        var at = random.Next(bytes.Length + 1);
        return random.Next(4) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], .. Pick(BadBytes), .. bytes[at..]],
            2 when bytes.Length > 0 => [.. bytes.Select((b, i) => i == at ? (byte)random.Next(256) : b)],
            _ => [.. bytes, .. bytes[at..]],
        };
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
