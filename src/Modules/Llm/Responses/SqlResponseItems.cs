using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Responses;

/// <summary>Table <c>llm_response_item</c>: a row a key and item, which names the newest response that has it.</summary>
internal static class SqlResponseItems
{
    // Rows come in the order of their ids, so that two answers of one conversation cannot lock them crosswise.
    public static Task AddAsync(Tx tx, StoredResponse response, CancellationToken ct) => tx.MergeManyAsync(
        "llm_response_item", "client_key_id, item_id, response_id, in_output, position",
        """
        ON CONFLICT (client_key_id, item_id) DO UPDATE SET
            response_id = excluded.response_id, in_output = excluded.in_output, position = excluded.position
        """,
        ResponseItems.PlacesIn(response),
        (place, row) =>
        {
            row.Write(response.ClientKeyId);
            row.Write(place.ItemId);
            row.Write(place.ResponseId);
            row.Write(place.InOutput);
            row.Write(place.Position);
        },
        ct);

    public static async Task<IReadOnlyList<ItemPlace>> FindAsync(
        Statements on, IReadOnlyList<string> itemIds, string clientKeyId, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await on.QueryAsync<PlaceRow>($"""
            SELECT i.item_id, i.response_id, i.in_output, i.position, r.size_in + r.size_out AS bytes
            FROM llm_response_item AS i JOIN llm_response AS r ON r.id = i.response_id
            WHERE i.client_key_id = @clientKeyId AND i.item_id {on.Among("itemIds")}
                AND r.client_key_id = @clientKeyId AND r.expires_at > @now
            """, new { clientKeyId, itemIds = itemIds.ToArray(), now }, ct);
        return [.. rows.Select(r => new ItemPlace(r.ItemId, r.ResponseId, r.InOutput, r.Position, r.Bytes))];
    }

    public static Task DeleteAsync(Tx tx, IReadOnlyList<string> responseIds, CancellationToken ct) => tx.ExecuteAsync(
        $"DELETE FROM llm_response_item WHERE response_id {tx.Among("ids")}", new { ids = responseIds.ToArray() }, ct);

    private sealed class PlaceRow
    {
        public string ItemId { get; init; } = "";

        public string ResponseId { get; init; } = "";

        public bool InOutput { get; init; }

        public int Position { get; init; }

        public long Bytes { get; init; }
    }
}
