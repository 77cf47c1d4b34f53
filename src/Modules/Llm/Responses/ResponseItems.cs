using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Responses;

/// <summary>The items in a response's JSON.</summary>
internal static class ResponseItems
{
    /// <summary>More items of a response are kept but cannot be named in a request; the answer's and the last ones asked can.</summary>
    public const int MostNamed = 1_000;

    /// <summary>Which items have an id by which they can be found again, in the order of their ids; each id once.</summary>
    public static IReadOnlyList<ItemPlace> PlacesIn(StoredResponse response)
    {
        var places = new SortedDictionary<string, ItemPlace>(StringComparer.Ordinal);
        using (var answer = JsonDocument.Parse(response.Response))
        {
            Add(places, [.. answer.RootElement.Items("output")], response, inOutput: true);
        }

        using var input = JsonDocument.Parse(response.Input);
        Add(places, [.. input.RootElement.EnumerateArray()], response, inOutput: false);
        return [.. places.Values];
    }

    /// <summary>One item, as its own JSON; null when it is not where it was said to be.</summary>
    public static ReadOnlyMemory<byte>? At(JsonElement items, ItemPlace place) =>
        items.Is(JsonValueKind.Array) && place.Position < items.GetArrayLength() && items[place.Position] is var item
        && item.Text("id") == place.ItemId ? WireJson.Compacted(item) : default(ReadOnlyMemory<byte>?);

    private static void Add(SortedDictionary<string, ItemPlace> places, JsonElement[] items, StoredResponse response, bool inOutput)
    {
        var bytes = response.Input.Length + response.Response.Length;
        for (var i = items.Length - 1; i >= 0 && places.Count < MostNamed; i--)
        {
            if (items[i].Text("id") is { } id && ResponseIds.IsWellFormed(id))
            {
                places.TryAdd(id, new ItemPlace(id, response.Id, inOutput, i, bytes));
            }
        }
    }
}
