using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.Composer.Schema;

/// <summary>Values that the schema itself contains: constants, and for an enum the member that the user named, else the first.</summary>
internal sealed class GivenValues(FillWords words, Allowance allowance)
{
    private readonly Dictionary<string, int> _named = new(StringComparer.Ordinal);

    public JsonNode? Copy(JsonElement value)
    {
        allowance.Make(Allowance.LengthOf(value));
        return JsonSerializer.SerializeToNode(value);
    }

    public bool TryPick(JsonElement members, int turn, out JsonNode? node)
    {
        node = null;
        var count = members.GetArrayLength();
        if (count == 0)
        {
            return false;
        }

        // The same enum is used again for every item of an array.
        var written = members.GetRawText();
        if (!_named.TryGetValue(written, out var named))
        {
            _named[written] = named = members.EnumerateArray().Index().Where(m => IsNamed(m.Item)).Select(m => m.Index).FirstOrDefault();
        }

        node = Copy(members[(named + turn) % count]);
        return true;
    }

    private bool IsNamed(JsonElement member)
    {
        if (member.ValueKind != JsonValueKind.String || member.GetString() is not { Length: > 1 } text)
        {
            return false;
        }

        allowance.Search(words.Heard, text);
        return words.Heard.Contains(text, StringComparison.OrdinalIgnoreCase);
    }
}
