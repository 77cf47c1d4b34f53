using Maru.Kernel.Access;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Sql;

/// <summary>The filter on a real table of both databases, held against the same question asked in memory.</summary>
public sealed class ScopeFilterTests
{
    private static readonly string?[] Lines = ["LINE_A", "LINE_B", "LINE_C", "it's", "한국", null];
    private static readonly string?[] Shifts = ["DAY", "NIGHT", null];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task Rows_and_sums_are_those_the_scope_allows(Dialect dialect)
    {
        await using var database = await ProbeAsync(dialect);
        DataScope[] scopes =
        [
            DataScope.All, DataScope.Nothing, Of((ScopeDimension.LineCodes, ["LINE_A"])), Of((ScopeDimension.LineCodes, ["LINE_A", "it's", "한국"])),
            Of((ScopeDimension.LineCodes, ["LINE_A"]), (ScopeDimension.ShiftCodes, ["DAY"])), Of((ScopeDimension.ShiftCodes, ["DAY", "NIGHT"])),
            Of((ScopeDimension.LineCodes, [])), Of((ScopeDimension.FactoryCodes, ["F1"])), Of((ScopeDimension.LineCodes, ["x') OR (1=1"])),
            Of((ScopeDimension.LineCodes, ["LINE_A"]), (ScopeDimension.ProductFamilies, [])),
        ];
        var sums = new List<long>();
        foreach (var scope in scopes)
        {
            var expected = (from line in Lines
                            from shift in Shifts
                            where scope.Allows(new ScopedValue(ScopeDimension.LineCodes, line), new ScopedValue(ScopeDimension.ShiftCodes, shift))
                            select 1L).Sum();

            sums.Add(await SumAsync(database, scope));
            Assert.Equal(expected, sums[^1]);
        }

        Assert.Equal([18, 0, 3, 9, 1, 12, 0, 18, 0, 0], sums);
    }

    [Theory, EachDialect]
    public async Task A_thousand_lines_are_one_parameter(Dialect dialect)
    {
        await using var database = await ProbeAsync(dialect);
        var scope = Of((ScopeDimension.LineCodes, [.. Enumerable.Range(0, 5_000).Select(i => $"LINE_{i}"), "LINE_B"]));

        Assert.Equal(3, await SumAsync(database, scope));
    }

    [Fact]
    public void A_filter_that_would_let_everything_through_is_a_bug_and_so_is_a_column_that_is_none()
    {
        Assert.Throws<ArgumentException>(() => ScopeFilter.Of(Dialect.Sqlite, DataScope.Nothing));
        Assert.Throws<ArgumentException>(() => ScopeFilter.Of(Dialect.Sqlite, DataScope.All, new ScopeColumn(ScopeDimension.LineCodes, "a; --")));
    }

    private static async Task<TestDatabase> ProbeAsync(Dialect dialect)
    {
        var database = await TestDatabase.CreateAsync(dialect);
        await using var tx = await database.Db.BeginAsync(Ct);
        await tx.ExecuteAsync("CREATE TABLE identity_scope_probe (line_code TEXT, shift_code TEXT, amount BIGINT NOT NULL)", ct: Ct);
        await tx.ExecuteAsync(
            "INSERT INTO identity_scope_probe (line_code, shift_code, amount) VALUES (@line, @shift, 1)",
            (from line in Lines from shift in Shifts select new { line, shift }).ToList(), Ct);
        await tx.CommitAsync(Ct);
        return database;
    }

    private static async Task<long> SumAsync(TestDatabase database, DataScope scope)
    {
        await using var session = await database.Db.OpenAsync(Ct);
        var filter = ScopeFilter.Of(
            session.Dialect, scope, new ScopeColumn(ScopeDimension.LineCodes, "p.line_code"), new ScopeColumn(ScopeDimension.ShiftCodes, "p.shift_code"));
        return await session.ScalarAsync<long>(
            $"SELECT COALESCE(SUM(p.amount), 0) FROM identity_scope_probe AS p WHERE {filter.Sql} AND p.amount = @amount", new { scope = filter.Scope, amount = 1 }, Ct);
    }

    private static DataScope Of(params (ScopeDimension Dimension, string[] Values)[] dimensions) =>
        DataScope.Of(dimensions.ToDictionary(d => d.Dimension, d => (IReadOnlyCollection<string>)d.Values));
}
