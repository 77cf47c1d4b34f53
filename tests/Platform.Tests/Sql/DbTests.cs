using System.Data.Common;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Sql;

public sealed class DbTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task Values_come_back_as_they_went_in(Dialect dialect)
    {
        await using var database = await NotesAsync(dialect);
        var at = new FakeClock().Now().AddTicks(10);

        await using (var tx = await database.Db.BeginAsync(Ct))
        {
            await tx.ExecuteAsync("INSERT INTO note (id, at, done, size, share, text) VALUES ('a', @at, TRUE, 7, 0.5, NULL)", new { at });
            await tx.CommitAsync(Ct);
        }

        await using var session = await database.Db.OpenAsync(Ct);
        var note = await session.QuerySingleOrDefaultAsync<Note>("SELECT id, at, done, size, share, text FROM note", ct: Ct);
        Assert.Equivalent(new Note { Id = "a", At = at, Done = true, Size = 7, Share = 0.5 }, note);
    }

    [Theory, EachDialect]
    public async Task What_is_not_committed_never_was(Dialect dialect)
    {
        await using var database = await NotesAsync(dialect);

        await using (var tx = await database.Db.BeginAsync(Ct))
        {
            await tx.ExecuteAsync("INSERT INTO note (id, at, done, size) VALUES ('a', 1, TRUE, 1)");
        }

        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(0, await session.ScalarAsync<long>("SELECT COUNT(*) FROM note", ct: Ct));
    }

    [Theory, EachDialect]
    public async Task A_duplicate_is_told_by_its_code(Dialect dialect)
    {
        await using var database = await NotesAsync(dialect);
        await using var tx = await database.Db.BeginAsync(Ct);
        await tx.ExecuteAsync("INSERT INTO note (id, at, done, size) VALUES ('a', 1, TRUE, 1)");

        var refused = await Assert.ThrowsAnyAsync<DbException>(() => tx.ExecuteAsync("INSERT INTO note (id, at, done, size) VALUES ('a', 1, TRUE, 1)"));

        Assert.True(Db.IsUniqueViolation(refused));
    }

    [Theory, EachDialect]
    public async Task Fifty_writers_at_once_lose_no_increment(Dialect dialect)
    {
        await using var database = await NotesAsync(dialect);
        await using (var tx = await database.Db.BeginAsync(Ct))
        {
            await tx.ExecuteAsync("INSERT INTO note (id, at, done, size) VALUES ('a', 1, TRUE, 0)");
            await tx.CommitAsync(Ct);
        }

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            await using var tx = await database.Db.BeginAsync(Ct);
            await tx.ExecuteAsync("UPDATE note SET size = size + 1 WHERE id = 'a'");
            await tx.CommitAsync(Ct);
        }));

        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(50, await session.ScalarAsync<long>("SELECT size FROM note", ct: Ct));
    }

    private static async Task<TestDatabase> NotesAsync(Dialect dialect)
    {
        var database = await TestDatabase.EmptyAsync(dialect);
        await using var tx = await database.Db.BeginAsync(Ct);
        await tx.ExecuteAsync("CREATE TABLE note (id TEXT PRIMARY KEY, at BIGINT NOT NULL, done BOOLEAN NOT NULL, size INTEGER NOT NULL, share DOUBLE PRECISION, text TEXT)");
        await tx.CommitAsync(Ct);
        return database;
    }

    private sealed class Note
    {
        public string Id { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public bool Done { get; init; }

        public int Size { get; init; }

        public double? Share { get; init; }

        public string? Text { get; init; }
    }
}
