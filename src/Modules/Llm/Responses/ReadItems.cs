using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Responses;

/// <summary>Reads items of kept responses by their ids, opening each response once and no more than a request may bring.</summary>
internal sealed class ReadItems(IResponseStore responses, ResponseSettings settings, GatewaySettings gateway)
{
    /// <summary>The most ids in one request.</summary>
    public const int Most = ResponseItems.MostNamed;

    /// <summary>The JSON of those that are there, by id; the caller decides about the others. Or why none is read.</summary>
    /// <param name="itemIds">Which.</param>
    /// <param name="clientKeyId">Whose.</param>
    /// <param name="param">The field of the request that names them.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<(GatewayError? Error, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Items)> RunAsync(
        IReadOnlyList<string> itemIds, string clientKeyId, string param, CancellationToken ct)
    {
        var found = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        string[] asked = [.. itemIds.Where(ResponseIds.IsWellFormed).Distinct(StringComparer.Ordinal)];
        if (!settings.Store || asked.Length > Most)
        {
            return (settings.Store ? TooMany(param) : ResponseRefusals.StoreDisabled, found);
        }

        var places = asked.Length == 0 ? [] : await responses.PlacesAsync(asked, clientKeyId, ct);
        var homes = places.GroupBy(place => place.ResponseId).ToList();
        if (homes.Sum(home => home.First().Bytes) > gateway.MaxRequestBytes)
        {
            return (ResponseRefusals.TooLarge(gateway.MaxRequestBytes, param), found);
        }

        foreach (var home in homes)
        {
            if (await responses.FindAsync(home.Key, clientKeyId, ct) is { } response)
            {
                Collect(response, home, found);
            }
        }

        return (null, found);
    }

    private static GatewayError TooMany(string param) =>
        GatewayError.Invalid("too_many_items", $"A request may name {Most} kept items. Send the others themselves.", param);

    private static void Collect(StoredResponse response, IEnumerable<ItemPlace> places, Dictionary<string, ReadOnlyMemory<byte>> found)
    {
        using var answer = JsonDocument.Parse(response.Response);
        using var input = JsonDocument.Parse(response.Input);
        foreach (var place in places)
        {
            if (ResponseItems.At(place.InOutput ? answer.RootElement.Field("output") : input.RootElement, place) is { } item)
            {
                found[place.ItemId] = item;
            }
        }
    }
}
