using Maru.Platform.Auditing;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Audit.Storage;

public sealed class AppendTests
{
    // 10,000 a writer is what is promised; a few hundred show the same in seconds.
    private static readonly int Appends = int.TryParse(Environment.GetEnvironmentVariable("MARU_AUDIT_APPENDS"), out var many) ? many : 300;

    [Theory, EachDialect]
    public async Task Two_writers_leave_no_gap(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect);
        await using var other = room.Database.OpenAnother();

        await Task.WhenAll(WriteAsync(room, room.Db, "ann"), WriteAsync(room, other, "bob"));

        Assert.Equal(2 * Appends, await room.ScalarAsync<long>("SELECT COUNT(*) FROM audit_entry"));
        Assert.Equal(2 * Appends, await room.ScalarAsync<long>("SELECT MAX(id) FROM audit_entry"));
        Assert.Equal(1, await room.ScalarAsync<long>("SELECT MIN(id) FROM audit_entry"));
        Assert.Null(await room.VerifyAsync());
        Assert.Equal(Appends, (await room.ListAsync(new() { UserId = "bob" })).Total);
    }

    [Theory, EachDialect]
    public async Task What_is_undone_leaves_neither_row_nor_gap(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect);
        await room.AppendAsync(1);
        await using (var tx = await room.Db.BeginAsync(AuditRoom.Ct))
        {
            room.Get<IAuditTrail>().Append(tx, new AuditEntry(AuditActions.Delete, "test.things"));
        }

        await room.AppendAsync(2);

        Assert.Equal(3, (await room.ListAsync()).Total);
        Assert.Null(await room.VerifyAsync());
    }

    [Theory, EachDialect]
    public async Task A_change_whose_row_cannot_be_written_does_not_happen(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect);
        await room.ExecuteAsync("CREATE TABLE audit_probe (id INTEGER)");
        await room.TamperAsync("DELETE FROM audit_head");

        await using (var tx = await room.Db.BeginAsync(AuditRoom.Ct))
        {
            await tx.ExecuteAsync("INSERT INTO audit_probe (id) VALUES (1)", ct: AuditRoom.Ct);
            room.Get<IAuditTrail>().Append(tx, new AuditEntry(AuditActions.Create, "test.things"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => tx.CommitAsync(AuditRoom.Ct));
        }

        Assert.Equal(0, await room.ScalarAsync<long>("SELECT COUNT(*) FROM audit_probe"));
    }

    [Theory, EachDialect]
    public async Task Any_mixture_of_appends_verifies(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect, ("SealEntries", "7"));
        var random = new Random(17);
        for (var i = 0; i < 40; i++)
        {
            room.Clock.Advance(TimeSpan.FromMinutes(random.Next(-600, 900)));
            await room.AppendAsync([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => EntrySamples.Any(random))]);
            if (random.Next(4) == 0)
            {
                await room.SealAsync();
            }
        }

        Assert.Null(await room.VerifyAsync(await room.CheckpointsAsync()));
        Assert.Equal(await room.ScalarAsync<long>("SELECT COUNT(*) FROM audit_entry"), (await room.ListAsync()).Total);
    }

    [Theory, EachDialect]
    public async Task Notes_are_written_soon_and_together(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect);
        for (var i = 0; i < 1200; i++)
        {
            room.Get<IAuditTrail>().Note(new AuditEntry(AuditActions.Read, "audit.entries"));
        }

        await room.WriteNotesAsync();

        Assert.Equal(1200, (await room.ListAsync()).Total);
        Assert.Null(await room.VerifyAsync());
        Assert.Empty(room.Get<AuditGaps>().Found);
    }

    private static async Task WriteAsync(AuditRoom room, Db db, string who)
    {
        for (var i = 0; i < Appends; i++)
        {
            await room.AppendAsync(db, new AuditEntry(AuditActions.Update, "test.things", $"{i}") { ActorId = who, Before = new { i }, After = new { i = i + 1 } });
        }
    }
}
