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

    [Fact]
    public async Task What_SQLite_has_committed_is_on_the_disk()
    {
        await using var database = await NotesAsync(Dialect.Sqlite);
        using var kept = database.Db.KeepSqlite();
        await using var session = await database.Db.OpenAsync(Ct);

        const long Full = 2;
        Assert.Equal(Full, await session.ScalarAsync<long>("PRAGMA synchronous"));
        Assert.Equal(Full, kept["PRAGMA synchronous"].Run(row => row.Column(0)));
        Assert.Equal("wal", await session.ScalarAsync<string>("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task What_is_deleted_on_SQLite_is_not_left_in_the_file()
    {
        await using var database = await NotesAsync(Dialect.Sqlite);
        var insert = $"INSERT INTO note (id, at, done, size, text) VALUES ('a', 1, TRUE, 1, 'canary {new string('q', 9_000)}')";
        foreach (var sql in new[] { insert, "DELETE FROM note" })
        {
            await using var tx = await database.Db.BeginAsync(Ct);
            await tx.ExecuteAsync(sql, ct: Ct);
            await tx.CommitAsync(Ct);
        }

        await using var session = await database.Db.OpenAsync(Ct);
        await session.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct: Ct);

        Assert.Equal(1, await session.ScalarAsync<long>("PRAGMA secure_delete", ct: Ct));
        var file = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(database.Db.Path!, Ct));
        Assert.DoesNotContain("canary", file, StringComparison.Ordinal);
    }

    [Theory, EachDialect]
    public async Task Many_rows_at_once_come_back_as_they_went_in(Dialect dialect)
    {
        await using var database = await NotesAsync(dialect);
        Note[] notes = [new() { Id = "a", Size = 1, Text = "" }, new() { Id = "b", Done = true, Text = "눈 오는 밤 ☃" }, new() { Id = "c", Text = new string('x', 5_000) }, new() { Id = "d" }];

        await using (var tx = await database.Db.BeginAsync(Ct))
        {
            await tx.InsertManyAsync("note", "id, at, done, size, text", notes, static (note, to) =>
            {
                to.Write(note.Id);
                to.Write(note.At.ToMicros());
                to.Write(note.Done);
                to.Write(note.Size);
                to.Write(note.Text);
            }, Ct);
            await tx.CommitAsync(Ct);
        }

        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equivalent(notes, await session.QueryAsync<Note>("SELECT id, at, done, size, share, text FROM note ORDER BY id", ct: Ct));
    }

    [Theory, EachDialect]
    public async Task Many_rows_are_merged_into_those_that_are_there(Dialect dialect)
    {
        await using var database = await NotesAsync(dialect);
        await using var tx = await database.Db.BeginAsync(Ct);
        Task MergeAsync(params Note[] notes) => tx.MergeManyAsync(
            "note", "id, at, done, size, text", "ON CONFLICT (id) DO UPDATE SET size = note.size + excluded.size", notes, static (note, to) =>
            {
                to.Write(note.Id);
                to.Write(note.At.ToMicros());
                to.Write(note.Done);
                to.Write(note.Size);
                to.Write(note.Text);
            }, Ct);

        await MergeAsync(new Note { Id = "a", Size = 1 }, new Note { Id = "b", Size = 2, Done = true, Text = "눈" });
        await MergeAsync();
        await MergeAsync(new Note { Id = "b", Size = 40 }, new Note { Id = "c", Size = 5 });

        var found = await tx.QueryAsync<Note>("SELECT id, at, done, size, share, text FROM note ORDER BY id", ct: Ct);
        Assert.Equal([("a", 1, null), ("b", 42, "눈"), ("c", 5, null)], found.Select(n => (n.Id, (int)n.Size!, n.Text)));
    }

    [Theory, EachDialect]
    public async Task Values_that_can_never_be_stored_are_told_from_a_database_that_is_away(Dialect dialect)
    {
        await using var database = await NotesAsync(dialect);
        await using var tx = await database.Db.BeginAsync(Ct);

        var refused = await Assert.ThrowsAnyAsync<DbException>(() => tx.InsertManyAsync("note", "id, at, done, size", [1], static (_, to) =>
        {
            to.Write("a");
            to.Write(1L);
            to.Write(true);
            to.Write((int?)null);
        }, Ct));

        Assert.True(Db.IsAboutTheData(refused));
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

        public DateTimeOffset At { get; init; } = DateTimeOffset.UnixEpoch;

        public bool Done { get; init; }

        public int Size { get; init; }

        public double? Share { get; init; }

        public string? Text { get; init; }
    }
}
