using System.Collections.Concurrent;
using Maru.Kernel;
using Maru.Modules.Llm.Responses;
using Maru.Platform.Sql;

namespace Maru.Modules.Tests.Llm.Fakes;

/// <summary>Responses in memory.</summary>
internal sealed class FakeResponseStore(TimeProvider clock) : IResponseStore
{
    private readonly ConcurrentDictionary<string, (StoredResponse Response, ReadOnlyMemory<byte> Request)> _rows =
        new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Key, string Item), ItemPlace> _items = new();

    public Task<bool> SaveAsync(StoredResponse response, ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        _rows[response.Id] = (response, request);
        Place(response);
        return Task.FromResult(true);
    }

    public Task<StoredResponse?> FindAsync(string id, string clientKeyId, CancellationToken ct) => Task.FromResult(Find(id, clientKeyId));

    public Task<IReadOnlyList<ChainLink>> ChainAsync(string id, string clientKeyId, int most, CancellationToken ct)
    {
        var links = new List<ChainLink>();
        for (var next = Find(id, clientKeyId); next is not null && links.Count < most;)
        {
            links.Add(new ChainLink(next.Id, next.PreviousId, next.Status, next.Input.Length + next.Response.Length));
            next = next.PreviousId is { } previous ? Find(previous, clientKeyId) : null;
        }

        return Task.FromResult<IReadOnlyList<ChainLink>>(links);
    }

    public Task<IReadOnlyList<ItemPlace>> PlacesAsync(IReadOnlyList<string> itemIds, string clientKeyId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ItemPlace>>(
        [
            .. itemIds.Select(id => _items.GetValueOrDefault((clientKeyId, id))).OfType<ItemPlace>()
                .Where(place => Find(place.ResponseId, clientKeyId) is not null),
        ]);

    public Task<ResponseStatus?> StatusAsync(string id, string clientKeyId, CancellationToken ct) =>
        Task.FromResult(Find(id, clientKeyId)?.Status);

    public Task<int> UnfinishedAsync(string clientKeyId, CancellationToken ct) => Task.FromResult(
        _rows.Values.Count(row => row.Response.ClientKeyId == clientKeyId && row.Response.IsUnfinished && IsThere(row.Response)));

    public Task<ReadOnlyMemory<byte>?> TakeAsync(string id, string clientKeyId, CancellationToken ct)
    {
        if (Find(id, clientKeyId) is not { Status: ResponseStatus.Queued } response)
        {
            return Task.FromResult<ReadOnlyMemory<byte>?>(null);
        }

        var request = _rows[id].Request;
        _rows[id] = (response with { Status = ResponseStatus.InProgress }, request);
        return Task.FromResult<ReadOnlyMemory<byte>?>(request);
    }

    public Task<bool> EndAsync(StoredResponse ended, CancellationToken ct)
    {
        if (!_rows.TryGetValue(ended.Id, out var row) || row.Response.ClientKeyId != ended.ClientKeyId || !row.Response.IsUnfinished)
        {
            return Task.FromResult(false);
        }

        _rows[ended.Id] = (ended, default);
        Place(ended);
        return Task.FromResult(true);
    }

    public Task<bool> DeleteAsync(string id, string clientKeyId, CancellationToken ct)
    {
        var known = Find(id, clientKeyId) is not null;
        return Task.FromResult(known && Forget(row => row.Id == id) == 1);
    }

    public Task<(IReadOnlyList<StoredResponse> Responses, Cursor? Next)> NextAsync(
        string accountId, Cursor? after, int limit, CancellationToken ct)
    {
        StoredResponse[] some =
        [
            .. _rows.Values.Select(row => row.Response).Where(response => response.AccountId == accountId)
                .OrderBy(response => response.CreatedAt).ThenBy(response => response.Id, StringComparer.Ordinal)
                .Where(response => after is not { } known || CursorOf(response).Number > known.Number
                    || (CursorOf(response).Number == known.Number && string.CompareOrdinal(response.Id, known.Id) > 0))
                .Take(limit),
        ];
        return Task.FromResult<(IReadOnlyList<StoredResponse>, Cursor?)>((some, some.Length == limit ? CursorOf(some[^1]) : null));
    }

    public Task EraseAsync(Tx tx, string accountId, CancellationToken ct)
    {
        tx.AfterCommit(() => Forget(row => row.AccountId == accountId));
        return Task.CompletedTask;
    }

    public Task<int> PurgeAsync(int limit, CancellationToken ct)
    {
        var expired = _rows.Values.Select(row => row.Response).Where(row => !IsThere(row))
            .OrderBy(row => row.ExpiresAt).Take(limit).ToHashSet();
        return Task.FromResult(Forget(expired.Contains));
    }

    private static Cursor CursorOf(StoredResponse response) => new(response.CreatedAt.ToMicros(), response.Id);

    private StoredResponse? Find(string id, string clientKeyId) =>
        _rows.TryGetValue(id, out var row) && row.Response.ClientKeyId == clientKeyId && IsThere(row.Response) ? row.Response : null;

    private bool IsThere(StoredResponse response) => response.ExpiresAt > clock.GetUtcNow();

    private void Place(StoredResponse response)
    {
        foreach (var place in ResponseItems.PlacesIn(response))
        {
            _items[(response.ClientKeyId, place.ItemId)] = place;
        }
    }

    private int Forget(Func<StoredResponse, bool> which)
    {
        var gone = _rows.Values.Select(row => row.Response).Where(which).ToList();
        foreach (var response in gone)
        {
            _rows.TryRemove(response.Id, out _);
            foreach (var item in _items.Where(item => item.Value.ResponseId == response.Id))
            {
                _items.TryRemove(item);
            }
        }

        return gone.Count;
    }
}
