using System.Text;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Sql;

public sealed class SqliteLibraryTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task SQLite_is_the_one_that_came_with_the_build_and_has_no_race_at_the_logs_reset()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);

        await using var session = await database.Db.OpenAsync(Ct);

        var loaded = await session.ScalarAsync<string>("SELECT sqlite_version()", null, Ct);
        Assert.Equal(loaded, SqliteLibrary.Version);
        Assert.True(Version.Parse(loaded!) >= new Version(3, 51, 3), loaded);
    }

    [Theory]
    [InlineData("3.51.2")]
    [InlineData("3.40.1")]
    [InlineData("2.99.99")]
    public void A_SQLite_with_the_race_is_refused_by_its_version(string version)
    {
        var refused = Assert.Throws<StartRefusedException>(() => SqliteLibrary.Accept(version));

        Assert.Contains(version, refused.Message, StringComparison.Ordinal);
        Assert.Contains("3.51.3", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.51.3")]
    [InlineData("3.53.4")]
    [InlineData("4.0.0")]
    public void Later_ones_are_taken(string version) => Assert.Equal(version, SqliteLibrary.Accept(version));

    [Fact]
    public async Task What_was_deleted_is_not_in_the_file_any_more()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        await using (var tx = await database.Db.BeginAsync(Ct))
        {
            await tx.ExecuteAsync("CREATE TABLE tests_word (id INTEGER PRIMARY KEY, word TEXT)");
            await tx.ExecuteAsync("INSERT INTO tests_word (word) VALUES ('kept words'), ('a deleted secret')");
            await tx.CommitAsync(Ct);
        }

        await using (var tx = await database.Db.BeginAsync(Ct))
        {
            await tx.ExecuteAsync("DELETE FROM tests_word WHERE id = 2");
            await tx.CommitAsync(Ct);
        }

        await database.Db.DisposeAsync();

        var file = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(database.Options.Connection, Ct));
        Assert.Contains("kept words", file, StringComparison.Ordinal);
        Assert.DoesNotContain("a deleted secret", file, StringComparison.Ordinal);
    }
}
