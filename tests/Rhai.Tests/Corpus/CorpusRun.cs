using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Corpus;

/// <summary>Runs one case and says what differs.</summary>
internal static partial class CorpusRun
{
    /// <summary>Null when everything is as expected.</summary>
    public static string? Difference(CorpusCase test, RhaiTier tier = RhaiTier.Adaptive)
    {
        var output = new List<string>();
        var scope = new RhaiScope { Print = output.Add, Debug = (text, _) => output.Add("DEBUG " + text) };
        RhaiValue value;
        try
        {
            value = test.Engine(tier).Compile(test.Script).Evaluate(scope, CancellationToken.None);
        }
        catch (RhaiException error)
        {
            return error.KindName == test.ErrorRoot ? null : $"failed with {error.KindName} ({error.Message} at {error.Position}), expected {test.ErrorRoot ?? test.Type}";
        }

        if (test.ErrorRoot is not null)
        {
            return $"gave {value}, expected {test.ErrorRoot}";
        }

        if (RhaiTypes.NameOf(value) != test.Type)
        {
            return $"gave the type {RhaiTypes.NameOf(value)}, expected {test.Type}";
        }

        if (!Same(value, test.Expected))
        {
            return $"gave {RhaiPrinter.Debug(value)}, expected {test.Expected}";
        }

        output = [.. output.Select(line => Masked().Replace(line, "anon$$*"))];
        return output.SequenceEqual(test.Output) ? null : $"printed [{string.Join(" | ", output)}], expected [{string.Join(" | ", test.Output)}]";
    }

    private static bool Same(in RhaiValue value, JsonElement expected) => value.Kind switch
    {
        RhaiKind.Unit => expected.ValueKind == JsonValueKind.Null,
        RhaiKind.Bool => expected.ValueKind == (value.Bool ? JsonValueKind.True : JsonValueKind.False),
        RhaiKind.Int => expected.ValueKind == JsonValueKind.Number && expected.GetRawText() == RhaiPrinter.Print(value),
        RhaiKind.Float => SameFloat(value.Float, expected),
        RhaiKind.String => expected.ValueKind == JsonValueKind.String && expected.GetString() == value.Text.Value,
        RhaiKind.Char => Inner(expected, "$char").GetString() == RhaiPrinter.Print(value),
        RhaiKind.Array => SameItems(value.Array, expected),
        RhaiKind.Map => SameEntries(value.Map, expected),
        RhaiKind.Blob => Inner(expected, "$blob").EnumerateArray().Select(b => b.GetByte()).SequenceEqual(value.Blob.Bytes.ToArray()),
        _ => Masked().Replace(RhaiPrinter.Print(value), "anon$$*") == Inner(expected, "$text").GetString(),
    };

    private static JsonElement Inner(JsonElement expected, string name) =>
        expected.ValueKind == JsonValueKind.Object && expected.TryGetProperty(name, out var inner) ? inner : expected;

    private static bool SameFloat(double value, JsonElement expected)
    {
        var inner = Inner(expected, "$float");
        if (inner.ValueKind == JsonValueKind.String)
        {
            return inner.GetString() == RhaiPrinter.Print(value);
        }

        var text = inner.GetRawText();
        return text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 && inner.GetDouble().Equals(value);
    }

    private static bool SameItems(RhaiArray array, JsonElement expected)
    {
        if (expected.ValueKind != JsonValueKind.Array || expected.GetArrayLength() != array.Count)
        {
            return false;
        }

        var at = 0;
        return expected.EnumerateArray().All(e => Same(array[at++], e));
    }

    private static bool SameEntries(RhaiMap map, JsonElement expected) =>
        expected.ValueKind == JsonValueKind.Object && expected.EnumerateObject().Count() == map.Count
        && expected.EnumerateObject().All(p => map.TryGet(p.Name, out var value) && Same(value, p.Value));

    [GeneratedRegex(@"anon\$[0-9a-f]+")]
    private static partial Regex Masked();
}
