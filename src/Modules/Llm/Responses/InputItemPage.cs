using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Responses;

/// <summary>Which of a response's input items are wanted.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="OldestFirst">In which order.</param>
/// <param name="After">The id behind which they begin.</param>
internal sealed record InputItemPage(int Limit, bool OldestFirst, string? After)
{
    private const int Most = 100;
    private const int Usual = 20;

    /// <summary>What was asked, or what is wrong with it.</summary>
    public static GatewayError? Parse(string? limit, string? order, string? after, out InputItemPage page)
    {
        var isNumber = int.TryParse(limit, out var most) && most is >= 1 and <= Most;
        page = new InputItemPage(isNumber ? most : Usual, order == "asc", after);
        return limit is not null && !isNumber
                ? GatewayError.Invalid("invalid_value", $"limit must be a whole number from 1 to {Most}.", "limit")
            : order is not (null or "asc" or "desc") ? GatewayError.Invalid("invalid_value", "order must be asc or desc.", "order")
            : null;
    }

    /// <summary>The list as it is sent; null where the item it leans on is not there.</summary>
    public ReadOnlyMemory<byte>? Of(ReadOnlyMemory<byte> input)
    {
        using var document = JsonDocument.Parse(input);
        JsonElement[] items = [.. document.RootElement.EnumerateArray()];
        items = OldestFirst ? items : [.. items.Reverse()];
        var start = After is null ? 0 : Array.FindIndex(items, item => item.Text("id") == After) + 1;
        return After is not null && start == 0 ? default(ReadOnlyMemory<byte>?) : Written(items.AsSpan(start));
    }

    private ReadOnlyMemory<byte> Written(ReadOnlySpan<JsonElement> rest)
    {
        var shown = rest[..Math.Min(Limit, rest.Length)];
        var list = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(list, WireJson.Compact);
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (var item in shown)
        {
            item.WriteTo(json);
        }

        json.WriteEndArray();
        json.WriteString("first_id", shown.IsEmpty ? null : shown[0].Text("id"));
        json.WriteString("last_id", shown.IsEmpty ? null : shown[^1].Text("id"));
        json.WriteBoolean("has_more", shown.Length < rest.Length);
        json.WriteEndObject();
        json.Flush();
        return list.WrittenMemory;
    }
}
