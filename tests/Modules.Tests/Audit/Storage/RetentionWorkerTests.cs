using Maru.Chain;
using Maru.Modules.Audit.Reading;
using Maru.Modules.Audit.Retention;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Audit.Storage;

public sealed class RetentionWorkerTests
{
    [Theory, EachDialect]
    public async Task Whole_sealed_ranges_go_and_leave_their_checkpoints(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect, ("SealEntries", "10"), ("Retention", "30d"));
        await room.AppendAsync(25);
        await room.SealAsync();
        room.Clock.Advance(TimeSpan.FromDays(20));
        await room.AppendAsync(5);
        await room.SealAsync();
        var anchors = await room.CheckpointsAsync();
        room.Clock.Advance(TimeSpan.FromDays(15));

        var dropped = await room.Get<RetireEntries>().RunAsync(AuditRoom.Ct);

        Assert.Equal(25, dropped);
        Assert.Equal(26, await room.ScalarAsync<long>("SELECT MIN(id) FROM audit_entry"));
        Assert.Equal(5, (await room.ListAsync(new AuditFilter { Resource = "test.things" })).Total);
        Assert.Equal(3, (await room.ListAsync(new AuditFilter { Resource = "audit.entries" })).Total);
        Assert.Null(await room.VerifyAsync(anchors));
        Assert.Equal(4, anchors.Length);
    }

    [Theory, EachDialect]
    public async Task What_is_not_sealed_or_not_old_stays(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect, ("SealEntries", "10"), ("Retention", "30d"));
        await room.AppendAsync(10);
        room.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(0, await room.Get<RetireEntries>().RunAsync(AuditRoom.Ct));

        await room.SealAsync();
        Assert.Equal(10, await room.Get<RetireEntries>().RunAsync(AuditRoom.Ct));
        Assert.Equal(0, await room.Get<RetireEntries>().RunAsync(AuditRoom.Ct));
    }

    [Theory, EachDialect]
    public async Task Of_an_hour_that_went_in_part_the_rest_is_counted(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect, ("SealEntries", "10"), ("Retention", "30d"));
        var hour = new AuditFilter { From = room.Clock.GetUtcNow(), To = room.Clock.GetUtcNow().AddHours(1) };
        await room.AppendAsync(10);
        await room.SealAsync();
        await room.AppendAsync(5);
        Assert.Equal(15, (await room.ListAsync(hour)).Total);
        room.Clock.Advance(TimeSpan.FromDays(40));

        await room.Get<RetireEntries>().RunAsync(AuditRoom.Ct);

        var page = await room.ListAsync(hour);
        Assert.Equal((5, 5), (page.Total, page.Items.Count));
    }

    [Theory, EachDialect]
    public async Task After_it_the_chain_goes_on_and_tampering_is_still_named(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect, ("SealEntries", "10"), ("Retention", "30d"));
        await room.AppendAsync(10);
        await room.SealAsync();
        room.Clock.Advance(TimeSpan.FromDays(40));
        await room.Get<RetireEntries>().RunAsync(AuditRoom.Ct);
        await room.AppendAsync(10);
        Assert.Null(await room.VerifyAsync());

        await room.TamperAsync("UPDATE audit_entry SET action = 'read' WHERE id = 15");

        Assert.Equal(new ChainFault(ChainFaultKind.RowAltered, 15), await room.VerifyAsync());
    }
}
