using Maru.Modules.Audit.Reading;
using Maru.Modules.Audit.Writing;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Audit.Storage;

public sealed class ReadTests
{
    [Theory, EachDialect]
    public async Task Of_237_matches_page_3_has_50_and_page_6_none_and_both_the_true_total(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect);
        await room.AppendAsync(237);
        await room.AppendAsync(40, "test.others");

        var filter = new AuditFilter { Resource = "test.things" };
        var (third, sixth) = (await room.ListAsync(filter, page: 3), await room.ListAsync(filter, page: 6));

        Assert.Equal((50, 237), (third.Items.Count, third.Total));
        Assert.Equal(137, third.Items[0].Id);
        Assert.Equal((0, 237), (sixth.Items.Count, sixth.Total));
        Assert.Equal(277, (await room.ListAsync()).Total);
    }

    [Theory, EachDialect]
    public async Task The_cursor_walks_over_everything_once_while_others_write(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect);
        await room.AppendAsync(25);
        var seen = new List<long>();
        var page = await room.ListAsync(new() { UserId = "ann" }, size: 10);
        while (true)
        {
            seen.AddRange(page.Items.Select(r => r.Id));
            if (page.Next is not { } next)
            {
                break;
            }

            await room.AppendAsync(3);
            page = await room.ListAsync(new() { UserId = "ann" }, size: 10, before: next.Number);
        }

        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(i => (long)i), seen);
    }

    [Theory, EachDialect]
    public async Task Whatever_the_filter_the_total_is_what_counting_would_give(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect);
        var random = new Random(5);
        for (var i = 0; i < 120; i++)
        {
            room.Clock.Advance(TimeSpan.FromHours(random.Next(-30, 60)));
            await room.AppendAsync([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Any(random))]);
        }

        var all = (await room.ListAsync(size: 100)).Items.Concat((await room.ListAsync(size: 100, page: 2)).Items)
            .Concat((await room.ListAsync(size: 100, page: 3)).Items).Concat((await room.ListAsync(size: 100, page: 4)).Items).ToList();
        for (var i = 0; i < 60; i++)
        {
            var filter = AnyFilter(random, room.Clock.GetUtcNow());
            var expected = all.Where(r => Matches(filter, r)).Select(r => r.Id).ToList();

            var page = await room.ListAsync(filter, size: 100);

            Assert.Equal(expected.Count, page.Total);
            Assert.Equal(expected.Take(100), page.Items.Select(r => r.Id));
        }
    }

    [Theory, EachDialect]
    public async Task A_range_begins_and_ends_within_an_hour_as_sharply_as_at_one(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect);
        var ten = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        room.Clock.Advance(ten - room.Clock.GetUtcNow());
        foreach (var minutes in new[] { 0, 59, 1, 30 })
        {
            room.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await room.AppendAsync(1);
        }

        async Task<IEnumerable<long>> IdsAsync(int from, int to) =>
            (await room.ListAsync(new() { From = ten.AddMinutes(from), To = ten.AddMinutes(to) })).Items.Select(r => r.Id);
        Assert.Equal([3, 2], await IdsAsync(59, 90));
        Assert.Equal([2, 1], await IdsAsync(0, 60));
        Assert.Equal([4, 3], await IdsAsync(60, 91));
        Assert.Equal([4], await IdsAsync(61, 500));
        Assert.Empty(await IdsAsync(-500, 0));
    }

    [Theory, EachDialect]
    public async Task Stats_add_up(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect);
        await room.AppendAsync(3);
        await room.AppendAsync(new AuditEntry(AuditActions.Delete, "test.others") { StatusCode = 404 }, new AuditEntry(AuditActions.Read, "test.others") { StatusCode = 503 });

        var stats = (await room.Get<SumEntries>().RunAsync(null, null, AuditRoom.Ct)).Value;

        Assert.Equal(5, stats.Total);
        Assert.Equal(new Dictionary<string, long> { ["test.others"] = 2, ["test.things"] = 3 }, stats.ByResource);
        Assert.Equal((3, 1, 1, 0), (stats.ByStatus[AuditStatus.Success], stats.ByStatus[AuditStatus.ClientError],
            stats.ByStatus[AuditStatus.ServerError], stats.ByStatus[AuditStatus.Other]));
        Assert.Equal(0, (await room.Get<SumEntries>().RunAsync(room.Clock.GetUtcNow().AddDays(2), null, AuditRoom.Ct)).Value.Total);
    }

    [Theory, EachDialect]
    public async Task A_word_is_found_wherever_it_stands_and_signs_are_only_signs(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect);
        await room.AppendAsync(
            new AuditEntry(AuditActions.Create, "test.things") { After = new { Title = "Ein SCHÖNER 이름" } },
            new AuditEntry(AuditActions.Create, "test.things") { Reason = "100%_sure!" },
            new AuditEntry(AuditActions.Create, "test.things"));

        Assert.Equal(1, (await room.ListAsync(new() { Text = "이름" })).Total);
        Assert.Equal(1, (await room.ListAsync(new() { Text = "ein sch" })).Total);
        Assert.Equal(1, (await room.ListAsync(new() { Text = "%_SURE!" })).Total);
        Assert.Equal(0, (await room.ListAsync(new() { Text = "%ure%" })).Total);
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_is_not_an_empty_list()
    {
        await using var room = await AuditRoom.OpenAsync();
        await room.AppendAsync(1);
        await room.TamperAsync("ALTER TABLE audit_entry RENAME TO audit_elsewhere");

        var outcome = await room.Get<ListEntries>().RunAsync(new AuditFilter(), new Maru.Kernel.PageRequest(1, 50), AuditRoom.Ct);

        Assert.Equal("audit.log_unavailable", outcome.Failure?.Code);
    }

    private static AuditEntry Any(Random random) => new(Of(random, "create", "update", "read")!, Of(random, "a.x", "a.y")!, Of(random, "1", "2", null))
    {
        ActorId = Of(random, "ann", "bob", null),
        StatusCode = random.Next(4) == 0 ? 404 : 200,
    };

    private static AuditFilter AnyFilter(Random random, DateTimeOffset now) => new()
    {
        UserId = Of(random, null, "ann", "bob"),
        Action = Of(random, null, null, "update"),
        Resource = Of(random, null, "a.x"),
        ResourceId = Of(random, null, null, null, "2"),
        Status = random.Next(3) == 0 ? (AuditStatus)random.Next(2) : null,
        From = random.Next(2) == 0 ? null : Cut(random, now.AddHours(-random.Next(0, 2000))),
        To = random.Next(2) == 0 ? null : Cut(random, now.AddHours(-random.Next(0, 1000))),
    };

    private static DateTimeOffset Cut(Random random, DateTimeOffset at) =>
        random.Next(2) == 0 ? new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero) : at;

    private static string? Of(Random random, params string?[] choices) => choices[random.Next(choices.Length)];

    private static bool Matches(AuditFilter f, Maru.Chain.ChainRow r) =>
        (f.UserId is null || r.ActorId == f.UserId) && (f.Action is null || r.Action == f.Action) && (f.Resource is null || r.Resource == f.Resource)
        && (f.ResourceId is null || r.ResourceId == f.ResourceId) && (f.Status is null || StatusClass.Of(r.StatusCode) == f.Status)
        && (f.From is null || r.Time() >= f.From) && (f.To is null || r.Time() < f.To);
}
