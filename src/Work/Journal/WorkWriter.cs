using Maru.Platform.Sql;

namespace Maru.Work.Journal;

/// <summary>
/// Where every write of the engine goes through: a transaction of its own on PostgreSQL, a place in a group on SQLite. Thread safe.
/// </summary>
internal sealed class WorkWriter(Db db) : IDisposable
{
    private readonly GroupCommit? _group = db.Dialect == Dialect.Sqlite ? new GroupCommit(db) : null;

    /// <summary>Runs the act in a transaction and commits it.</summary>
    /// <param name="act">Short; lock the run's row first.</param>
    /// <param name="ct">Cancels what has not begun.</param>
    public Task<T> RunAsync<T>(Func<Tx, CancellationToken, Task<T>> act, CancellationToken ct) =>
        _group is not null ? _group.RunAsync(act, ct) : RunAloneAsync(act, ct);

    public void Dispose() => _group?.Dispose();

    private async Task<T> RunAloneAsync<T>(Func<Tx, CancellationToken, Task<T>> act, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        var answer = await act(tx, ct);
        await tx.CommitAsync(ct);
        return answer;
    }
}
