using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Sql;

/// <summary>Pages by cursor over a table that grows while it is read, with instants that many rows share.</summary>
public sealed class ListingTests
{
    private static readonly Listing<Row> ByInstant =
        Listing<Row>.Newest("id, at, kind", "FROM listing_probe", by: "at, id", row => new Cursor(row.At, row.Id));

    private static readonly Listing<Row> ById =
        Listing<Row>.Newest("id, at, kind", "FROM listing_probe", by: "id", row => new Cursor(0, row.Id));

    private static readonly Listing<Row> Oldest =
        Listing<Row>.Oldest("id, at, kind", "FROM listing_probe", by: "at, id", row => new Cursor(row.At, row.Id));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task Every_row_is_shown_once_and_in_order_while_rows_are_added_at_the_head(Dialect dialect)
    {
        await using var database = await ProbeAsync(dialect);
        await using var sql = await database.Db.BeginAsync(Ct);
        foreach (var (listing, newestFirst) in new[] { (ByInstant, true), (ById, true), (Oldest, false) })
        {
            foreach (var size in new[] { 1, 3, 7, 40, 100 })
            {
                var rows = await FillAsync(sql, 40, seed: size);
                var expected = newestFirst ? Enumerable.Reverse(rows) : rows;
                if (listing == ById)
                {
                    expected = rows.OrderByDescending(row => row.Id, StringComparer.Ordinal);
                }

                var seen = await WalkAsync(sql, listing, size, async page => await AddAsync(sql, Head(newestFirst, page)));

                Assert.Equal(expected.Select(row => row.Id), seen);
            }
        }
    }

    [Theory, EachDialect]
    public async Task A_page_by_number_is_the_same_part_of_a_list_that_nobody_changes(Dialect dialect)
    {
        await using var database = await ProbeAsync(dialect);
        await using var sql = await database.Db.BeginAsync(Ct);
        await FillAsync(sql, 25, seed: 1);

        var seen = await WalkAsync(sql, ByInstant, 10, _ => Task.CompletedTask);
        var second = await ByInstant.PageAsync(sql, Where.All, new PageRequest(2, 10), row => row.Id, Ct);

        Assert.Equal(seen.Skip(10).Take(10), second.Items);
        Assert.Equal((25, 2, 10), (second.Total, second.Number, second.Size));
        Assert.Null((await ByInstant.PageAsync(sql, Where.All, new PageRequest(3, 10), row => row.Id, Ct)).Next);
    }

    [Theory, EachDialect]
    public async Task A_cursor_from_anywhere_shows_nothing_that_the_filter_excludes(Dialect dialect)
    {
        await using var database = await ProbeAsync(dialect);
        await using var sql = await database.Db.BeginAsync(Ct);
        await FillAsync(sql, 40, seed: 2);
        var odd = Where.All.If("odd", "kind = @Kind");
        Cursor[] forged = [new(long.MaxValue, "~"), new(long.MinValue, ""), new(0, "~"), new(3, "' OR 1 = 1 --")];

        foreach (var after in forged)
        {
            foreach (var listing in new[] { ByInstant, ById, Oldest })
            {
                var page = await listing.PageAsync(sql, odd, new PageRequest(1, 100, after), row => row.Kind, Ct);
                Assert.DoesNotContain("even", page.Items);
                Assert.Equal(20, page.Total);
            }
        }
    }

    [Theory, EachDialect]
    public async Task Who_reads_all_of_it_meets_each_row_once(Dialect dialect)
    {
        await using var database = await ProbeAsync(dialect);
        await using var sql = await database.Db.BeginAsync(Ct);
        var rows = await FillAsync(sql, 40, seed: 3);
        foreach (var most in new[] { 1, 20, 39, 40, 41 })
        {
            var seen = new List<string>();
            Cursor? after = null;
            do
            {
                var (some, next) = await ByInstant.SliceAsync(sql, Where.All, after, most, Ct);
                seen.AddRange(some.Select(row => row.Id));
                after = next;
            }
            while (after is not null);

            Assert.Equal(Enumerable.Reverse(rows).Select(row => row.Id), seen);
        }
    }

    private static async Task<List<string>> WalkAsync(Statements sql, Listing<Row> listing, int size, Func<int, Task> between)
    {
        var seen = new List<string>();
        Cursor? after = null;
        for (var number = 1; number == 1 || after is not null; number++)
        {
            var page = await listing.PageAsync(sql, Where.All, new PageRequest(1, size, after), row => row.Id, Ct);
            Assert.True(page.Items.Count <= size);
            seen.AddRange(page.Items);
            after = page.Next;
            await between(number);
        }

        return seen;
    }

    // Three instants for forty rows; ids in no order of theirs.
    private static async Task<List<Row>> FillAsync(Tx sql, int count, int seed)
    {
        var random = new Random(seed);
        await sql.ExecuteAsync("DELETE FROM listing_probe", ct: Ct);
        var rows = Enumerable.Range(0, count)
            .Select(i => new Row { Id = $"m{random.Next():x8}", At = i % 3, Kind = i % 2 == 0 ? "even" : "odd" }).ToList();
        await AddAsync(sql, [.. rows]);
        return [.. rows.OrderBy(row => row.At).ThenBy(row => row.Id, StringComparer.Ordinal)];
    }

    private static Row Head(bool newestFirst, int n) => newestFirst
        ? new Row { Id = $"n{n:d4}", At = 2 + (n % 2), Kind = "new" }
        : new Row { Id = $"a{n:d4}", At = -(n % 2), Kind = "new" };

    private static Task<int> AddAsync(Tx sql, params Row[] rows) =>
        sql.ExecuteAsync("INSERT INTO listing_probe (id, at, kind) VALUES (@Id, @At, @Kind)", rows, Ct);

    private static async Task<TestDatabase> ProbeAsync(Dialect dialect)
    {
        var database = await TestDatabase.CreateAsync(dialect);
        await using var tx = await database.Db.BeginAsync(Ct);
        await tx.ExecuteAsync("CREATE TABLE listing_probe (id TEXT PRIMARY KEY, at BIGINT NOT NULL, kind TEXT NOT NULL)", ct: Ct);
        await tx.CommitAsync(Ct);
        return database;
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public long At { get; init; }

        public string Kind { get; init; } = "";
    }
}
