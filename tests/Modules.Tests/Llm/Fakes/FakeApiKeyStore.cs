using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Fakes;

/// <summary>Provider keys in memory.</summary>
internal sealed class FakeApiKeyStore : IApiKeyStore
{
    private readonly StagedRows<ApiKey> _rows = new(key => new Cursor(key.CreatedAt.ToMicros(), key.Id), newestFirst: true);

    public Task<IReadOnlyList<ApiKey>> ListAsync(Statements on, CancellationToken ct) => Task.FromResult(_rows.All(on));

    public Task<Page<ApiKey>> PageAsync(Statements on, Provider? provider, PageRequest page, CancellationToken ct) =>
        Task.FromResult(_rows.Page(on, page, key => provider is null || key.Provider == provider));

    public Task<ApiKey?> FindAsync(Statements on, string id, CancellationToken ct) => Task.FromResult(_rows.Find(on, id));

    public Task InsertAsync(Tx tx, ApiKey key, CancellationToken ct)
    {
        _rows.Add(tx, key with { LastTestedAt = null, LastTestStatus = null, LastUsedAt = null });
        return Task.CompletedTask;
    }

    public Task<bool> UpdateAsync(Tx tx, ApiKey key, CancellationToken ct) => Change(tx, key.Id, before => before with
    {
        Key = key.Key,
        Name = key.Name,
        BaseUrl = key.BaseUrl,
        IsActive = key.IsActive,
        Priority = key.Priority,
        RowVersion = key.RowVersion,
        UpdatedAt = key.UpdatedAt,
    }, onVersion: key.RowVersion - 1);

    public Task<bool> DeleteAsync(Tx tx, string id, CancellationToken ct) => Task.FromResult(_rows.Remove(tx, id));

    public Task NoteTestAsync(Tx tx, string id, string status, DateTimeOffset at, CancellationToken ct) =>
        Change(tx, id, before => before with { LastTestedAt = at, LastTestStatus = status });

    public Task ResealAsync(Tx tx, string id, string sealedText, string sealingKeyId, CancellationToken ct) =>
        Change(tx, id, before => before with { Key = before.Key with { Text = sealedText, SealingKeyId = sealingKeyId } });

    private Task<bool> Change(Tx tx, string id, Func<ApiKey, ApiKey> to, long? onVersion = null)
    {
        if (_rows.Find(tx, id) is not { } before || before.RowVersion != (onVersion ?? before.RowVersion))
        {
            return Task.FromResult(false);
        }

        _rows.Put(tx, to(before));
        return Task.FromResult(true);
    }
}
