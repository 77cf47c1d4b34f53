using Maru.Platform.Sql;

namespace Maru.Platform.Snapshots;

/// <summary>
/// The data that frequent requests read, in memory and immutable. It is replaced as a whole when its version in the database rises.
/// Readers never wait and never see half a change. Thread safe.
/// </summary>
/// <typeparam name="T">An immutable type.</typeparam>
/// <param name="name">The name its version is kept under.</param>
/// <param name="db">The database.</param>
/// <param name="load">Reads all of it; may be called at any time, but never twice at once.</param>
public sealed class Snapshot<T>(string name, Db db, Func<Statements, CancellationToken, Task<T>> load) : ISnapshot, IDisposable
    where T : class
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile T? _current;
    private long _version = -1;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public long Version => Volatile.Read(ref _version);

    /// <inheritdoc />
    public bool IsQueued { get; init; }

    /// <summary>The newest version loaded. Throws before start-up has loaded it once.</summary>
    public T Current => _current ?? throw new InvalidOperationException($"The snapshot {name} is not loaded yet.");

    /// <inheritdoc />
    public async Task RefreshAsync(CancellationToken ct)
    {
        await _loading.WaitAsync(ct);
        try
        {
            await using var session = await db.OpenAsync(ct);

            // The version is read before the rows: a change in between is loaded now and once more by the poller, but never missed.
            var version = await session.ScalarAsync<long?>(
                "SELECT version FROM platform_version WHERE name = @name", new { name }, ct) ?? 0;
            if (_current is null || version != Version)
            {
                _current = await load(session, ct);
                Volatile.Write(ref _version, version);
            }
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _loading.Dispose();
}
