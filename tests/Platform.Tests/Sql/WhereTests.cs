using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Sql;

public sealed class WhereTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void What_is_not_set_leaves_no_condition()
    {
        Dialect? none = null;

        Assert.Equal("", Where.All.If(null, "a = @A").If(none, "b = @B").When(false, "c IS NULL").Sql);
        Assert.Equal(
            " WHERE a = @A AND c IS NULL AND d IS NULL",
            Where.All.If("x", "a = @A").If(none, "b = @B").When(true, "c IS NULL").And("d IS NULL").Sql);
    }

    [Fact]
    public void A_where_that_is_made_longer_stays_as_it_was()
    {
        var shorter = Where.All.If(1, "a = @A");

        _ = shorter.If(2, "b = @B");

        Assert.Equal(" WHERE a = @A", shorter.Sql);
        Assert.Equal("", Where.All.Sql);
    }

    [Fact]
    public void A_condition_without_a_parameter_of_its_own_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => Where.All.If("x", "a IS NULL"));
        Assert.Throws<ArgumentException>(() => Where.All.If("x", "a = @A OR b = @B"));
        Assert.Throws<ArgumentException>(() => Where.All.If("x", "owner_id = @OwnerId").If("y", "owner_id = @OwnerId"));
    }

    [Theory, EachDialect]
    public async Task Each_value_reaches_the_database_as_what_it_is(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var tx = await database.Db.BeginAsync(Ct);
        await tx.ExecuteAsync("CREATE TABLE probe (name TEXT, at BIGINT, hot BOOLEAN, amount INTEGER, dialect TEXT)", ct: Ct);
        await tx.ExecuteAsync(
            "INSERT INTO probe (name, at, hot, amount, dialect) VALUES (@name, @at, @hot, @amount, 'postgres')",
            new[]
            {
                new { name = "it's", at = Noon, hot = true, amount = 7 },
                new { name = "other", at = Noon.AddSeconds(1), hot = false, amount = 8 },
            }, Ct);
        Where[] wheres =
        [
            Where.All.If("it's", "name = @Name"), Where.All.If(Noon, "at <= @At"), Where.All.If(true, "hot = @Hot"),
            Where.All.If(7, "amount = @Amount"),
            Where.All.If("%T'S%", "(UPPER(name) LIKE @Like OR UPPER(name) LIKE '!' || @Like)"), Where.All.And("amount < 8"),
            Where.All.If((Dialect?)Dialect.Postgres, "dialect = @Dialect").If(Noon, "at = @At"),
        ];

        foreach (var where in wheres)
        {
            Assert.Equal(["it's"], await tx.QueryAsync<string>($"SELECT name FROM probe{where.Sql}", where.Args, Ct));
        }

        var all = Where.All.If("' OR 1 = 1 --", "name = @Name");
        Assert.Empty(await tx.QueryAsync<string>($"SELECT name FROM probe{all.Sql}", all.Args, Ct));
    }
}
